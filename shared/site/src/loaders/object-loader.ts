import { siteCodeOf } from "@park-hub/contracts";
import DataLoader from "dataloader";

/**
 * Loads objects by their ids: one statement a batch, each id once a request; null where there is none.
 *
 * Texts that are no ids are not looked up: some of them no database column can be compared with.
 */
export function objectLoader<T extends { readonly id: string }>(
  load: (ids: readonly string[]) => Promise<readonly T[]>,
  isVisible: (object: T) => boolean,
): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const found = new Map(
      (await load(ids.filter((id) => siteCodeOf(id) !== null))).map((object) => [object.id, object]),
    );
    return ids.map((id) => {
      const object = found.get(id);
      return object !== undefined && isVisible(object) ? object : null;
    });
  });
}
