import { onCommit } from "@park-hub/database";
import type { DataSource } from "typeorm";

/** Resolves once the condition holds; it is looked at now and after each commit to one of the databases. */
export function until(databases: readonly DataSource[], condition: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    let looks = Promise.resolve();
    const stops = databases.map((database) => onCommit(database, look));
    function end(): void {
      for (const stop of stops) stop();
    }
    function look(): void {
      looks = looks.then(async () => {
        try {
          if (!(await condition())) return;
          end();
          resolve();
        } catch (error) {
          end();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    }
    look();
  });
}
