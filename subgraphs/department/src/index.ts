export { DEPARTMENT_SETTINGS } from "./config";
export { DEPARTMENT_ENTITIES } from "./data/department-rows";
export { DEPARTMENT_MIGRATIONS } from "./data/migrations/department-migrations";
export { startDepartmentHost } from "./server";
