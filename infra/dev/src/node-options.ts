/*
 * Options of Node for a part: what whoever starts the hub has set stays, what the part needs is added. Pure.
 */

/**
 * The user's NODE_OPTIONS with those of a part behind them; an option that the user set, in either spelling
 * (`--max-semi-space-size`, `--max_semi_space_size`), is the user's.
 */
export function joinNodeOptions(users: string | undefined, own: readonly string[]): string {
  const set = new Set((users ?? "").split(/\s+/).map(nameOf));
  const added = own.filter((option) => !set.has(nameOf(option)));
  return [...(users === undefined || users.trim() === "" ? [] : [users.trim()]), ...added].join(" ");
}

function nameOf(option: string): string {
  return (option.split("=")[0] ?? "").replaceAll("_", "-");
}
