import { findSchemaDrift } from "@park-hub/database";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { MatchDatabase } from "../src/data/match-database";

describeOnEachDatabase("the migrated schema", (database) => {
  it("is what the entities say", async () => {
    const opened = await MatchDatabase.open(await database.fresh());
    const drift = await findSchemaDrift(opened.dataSource);
    await opened.close();
    expect(drift).toEqual([]);
  });
});
