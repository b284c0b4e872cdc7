/*
 * `hub token`: prints a development token. Only where the hub's development key lies.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { HubError } from "@park-hub/errors";
import { issueDevelopmentToken, isRole, loadOrCreateSigningKey, ROLES, type Role } from "@park-hub/identity";
import { dataDirOf, readArguments, type Command, type Terminal } from "../command";

const USAGE =
  "npm run hub -- token --role PARK_STEWARD [--site baihe] [--organization park:01…] [--subject name] [--hours 12]";

/** Makes a token for that role; used by commands that write when no --token was given. */
export async function developmentToken(
  env: Terminal["env"],
  whom: {
    readonly role: string;
    readonly site?: string;
    readonly organization?: string;
    readonly subject?: string;
    readonly hours?: number;
  },
): Promise<string> {
  const file = join(dataDirOf(env), "keys", "development.json");
  if (!existsSync(file)) {
    throw new HubError(
      "NOT_FOUND",
      `there is no development key in ${dataDirOf(env)}; start a hub with npm start, or set HUB_DATA_DIR to its folder`,
    );
  }
  const role = whom.role.toUpperCase().replaceAll("-", "_");
  if (!isRole(role))
    throw new HubError(
      "BAD_REQUEST",
      `--role "${whom.role}" is none of ${ROLES.filter((known) => known !== "SERVICE").join(", ")}`,
    );
  const { site, organization, subject, hours } = whom;
  const missing = missingOf(role, whom);
  if (missing !== null)
    throw new HubError("BAD_REQUEST", `--role ${role} needs ${missing}: without it the token may write nowhere`);
  return issueDevelopmentToken({
    key: await loadOrCreateSigningKey(file),
    roles: [role],
    ...(site === undefined ? {} : { site }),
    ...(organization === undefined ? {} : { organization }),
    ...(subject === undefined ? {} : { subject }),
    ...(hours === undefined ? {} : { lifetimeS: hours * 3_600 }),
  });
}

/** The flag without which a token of that role would be of no use. */
function missingOf(role: Role, whom: { readonly site?: string; readonly organization?: string }): string | null {
  if ((role === "STATION_WORKER" || role === "DEPARTMENT_OFFICER") && whom.site === undefined) return "--site <code>";
  if (role === "ORGANISATION" && whom.organization === undefined) return "--organization <id>";
  return null;
}

/** The command. */
export const tokenCommand: Command = {
  name: "token",
  usage: USAGE,
  async run(args, terminal) {
    const { flags } = readArguments(args, ["role", "site", "organization", "subject", "hours"], USAGE);
    if (flags.role === undefined) throw new HubError("BAD_REQUEST", `--role is missing\nusage: ${USAGE}`);
    const hours = flags.hours === undefined ? undefined : Number(flags.hours);
    if (hours !== undefined && !(hours > 0 && hours <= 24 * 365))
      throw new HubError("BAD_REQUEST", `--hours "${flags.hours ?? ""}" must be above 0 and at most 8760`);
    const { role, site, organization, subject } = flags;
    terminal.out(
      await developmentToken(terminal.env, {
        role,
        ...(site === undefined ? {} : { site }),
        ...(organization === undefined ? {} : { organization }),
        ...(subject === undefined ? {} : { subject }),
        ...(hours === undefined ? {} : { hours }),
      }),
    );
    return 0;
  },
};
