import { HubError } from "@park-hub/errors";
import type { EntityManager } from "typeorm";
import { CounterRow, type CounterName } from "./register-rows";

/**
 * Raises the counter by one. From here to the end of the transaction nobody else passes this line, so what is read
 * after it stays true until the commit.
 */
export async function raiseCounter(manager: EntityManager, name: CounterName): Promise<void> {
  const result = await manager
    .createQueryBuilder()
    .update(CounterRow)
    .set({ value: () => "value + 1" })
    .where("name = :name", { name })
    .execute();
  if (result.affected !== 1) throw new HubError("STORAGE", `counter "${name}" is missing; its migration has not run`);
}

/** The counter's value. */
export async function readCounter(manager: EntityManager, name: CounterName): Promise<number> {
  return (await manager.findOneByOrFail(CounterRow, { name })).value;
}
