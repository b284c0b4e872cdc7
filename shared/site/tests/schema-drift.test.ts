import { findSchemaDrift, openDatabase } from "@park-hub/database";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { SITE_ENTITIES, siteMigrations } from "../src/index";

describeOnEachDatabase("entities and migrations of a site", (database) => {
  it("agree", async () => {
    const options = { target: await database.fresh(), entities: SITE_ENTITIES, migrations: siteMigrations };
    const source = await openDatabase(options);
    try {
      expect(await findSchemaDrift(source)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  it("can be undone and done again", async () => {
    const options = { target: await database.fresh(), entities: SITE_ENTITIES, migrations: siteMigrations };
    const source = await openDatabase(options);
    try {
      for (let undone = 0; undone < siteMigrations.length; undone += 1) await source.undoLastMigration();
      expect(await source.runMigrations()).toHaveLength(siteMigrations.length);
      expect(await findSchemaDrift(source)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});
