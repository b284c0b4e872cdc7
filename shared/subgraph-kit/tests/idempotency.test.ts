import { describeOnEachDatabase } from "@park-hub/testkit";
import { openDatabase, unitOfWork } from "@park-hub/database";
import type { DataSource, MigrationInterface, QueryRunner } from "typeorm";
import {
  claimIdempotencyKey,
  createIdempotencyTable,
  IdempotencyKeyRow,
  purgeIdempotencyKeys,
} from "../src/idempotency";

class Init1700000000000 implements MigrationInterface {
  name = "Init1700000000000";
  async up(queryRunner: QueryRunner): Promise<void> {
    await createIdempotencyTable(queryRunner);
  }
  async down(): Promise<void> {}
}

const now = new Date("2026-11-23T08:00:00.000Z");
const claim = {
  principal: "worker",
  operation: "postDemand",
  key: "k1",
  input: { title: "楼道", n: 1 },
  resultId: "baihe:1",
  now,
};

describeOnEachDatabase("claimIdempotencyKey()", (fixture) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    const target = await fixture.fresh();
    dataSource = await openDatabase({ target, entities: [IdempotencyKeyRow], migrations: [Init1700000000000] });
  });
  afterEach(async () => dataSource.destroy());

  it("replays the first answer for the same input in any order of keys", async () => {
    await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, claim));
    const again = { ...claim, input: { n: 1, title: "楼道" }, resultId: "baihe:2" };
    expect(await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, again))).toEqual({
      kind: "replay",
      resultId: "baihe:1",
    });
  });

  it("tells another input from the first", async () => {
    await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, claim));
    const other = { ...claim, input: { title: "车棚" } };
    expect(await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, other))).toEqual({ kind: "mismatch" });
  });

  it("keeps principals and operations apart", async () => {
    await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, claim));
    expect(await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, { ...claim, principal: "other" }))).toEqual({
      kind: "new",
    });
    expect(
      await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, { ...claim, operation: "offerResource" })),
    ).toEqual({ kind: "new" });
  });

  it("lets one of many equal calls at once be the first", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        unitOfWork(dataSource, (em) => claimIdempotencyKey(em, { ...claim, resultId: `baihe:${index}` })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "new")).toHaveLength(1);
    expect(new Set(outcomes.flatMap((outcome) => (outcome.kind === "replay" ? [outcome.resultId] : []))).size).toBe(1);
  });

  it("rolls a claim back with its work", async () => {
    const failing = unitOfWork(dataSource, async (em) => {
      await claimIdempotencyKey(em, claim);
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect(await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, claim))).toEqual({ kind: "new" });
  });

  it("keeps the key of an imported line for good", async () => {
    const line = { ...claim, key: "ref:yinzhou/p-001" };
    await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, line));
    const yearsLater = new Date("2036-11-23T08:00:00.000Z");
    await purgeIdempotencyKeys(dataSource, yearsLater);
    expect(
      await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, { ...line, now: yearsLater, resultId: "baihe:2" })),
    ).toEqual({
      kind: "replay",
      resultId: "baihe:1",
    });
  });

  it("forgets a key after seven days", async () => {
    const later = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000);
    await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, claim));
    expect(await unitOfWork(dataSource, (em) => claimIdempotencyKey(em, { ...claim, now: later }))).toEqual({
      kind: "new",
    });
    await purgeIdempotencyKeys(dataSource, new Date(later.getTime() + 8 * 24 * 60 * 60 * 1000));
    expect(await dataSource.getRepository(IdempotencyKeyRow).count()).toBe(0);
  });
});
