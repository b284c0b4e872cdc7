export { describeSettings, readEnv, setting } from "./read-env";
export type { Setting, SettingProblem, Settings, Values } from "./read-env";
export { boolean, durationMs, integer, list, oneOf, path, port, text, url } from "./rules";
export type { NumberRange, Rule } from "./rules";
