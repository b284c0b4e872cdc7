import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { DEPARTMENT_KEY, DepartmentRow } from "../data/department-rows";
import type { Department } from "../model/department";

/** The loaders of one request. */
export interface DepartmentLoaders {
  /** By site code: this site's department; null for any other site. */
  readonly departments: DataLoader<string, Department | null>;
}

/** Makes the loaders of one request to that site. */
export function createDepartmentLoaders(site: {
  readonly code: string;
  readonly database: DataSource;
}): DepartmentLoaders {
  return {
    departments: new DataLoader(async (codes: readonly string[]) => {
      const department = await site.database.manager.findOneBy(DepartmentRow, { id: DEPARTMENT_KEY });
      return codes.map((code) => (code === site.code ? department : null));
    }),
  };
}
