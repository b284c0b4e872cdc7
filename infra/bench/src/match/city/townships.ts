import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ListedSite } from "@park-hub/dev";

/** A township with its district. */
export interface Township {
  readonly code: string;
  readonly name: string;
  readonly district: string;
}

/** Codes 4xx are zones (a development area, a salt field), no townships of their own. */
const IS_TOWNSHIP = /^\d{6}[0-35-9]\d\d$/;

/** The 156 townships of Ningbo, as the directory lists them. */
export function readTownships(): readonly Township[] {
  const file = join(dirname(require.resolve("@park-hub/park/package.json")), "data", "areas.csv");
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [code = "", name = "", , district = ""] = line.split(",");
      return IS_TOWNSHIP.test(code) ? [{ code, name, district }] : [];
    });
}

/** A station for each township; its code is that of the township. */
export function stationsOf(townships: readonly Township[]): readonly ListedSite[] {
  return townships.map(({ code, name }) => ({
    code: siteCodeOf(code),
    kind: "STATION",
    name: `${name}社会工作站`,
    area: code,
  }));
}

/** The site of a township. */
export function siteCodeOf(township: string): string {
  return `t${township}`;
}
