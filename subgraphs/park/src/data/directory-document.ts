/*
 * The register as the document that everyone follows, of one state of the database.
 * Places are the townships, each with the first station that serves it, and the communities.
 */
import { readSnapshot } from "@park-hub/database";
import type { DirectoryDocument, DirectoryPlace, DirectorySite } from "@park-hub/directory";
import type { DataSource } from "typeorm";
import { AreaRow, CommunityRow, RegisteredSiteRow } from "./register-rows";
import { readCounter } from "./counters";

/** Reads the whole document; it holds some thousand entries at most. */
export function readDirectoryDocument(dataSource: DataSource): Promise<DirectoryDocument> {
  return readSnapshot(dataSource, async (manager) => {
    const version = await readCounter(manager, "directory");
    const sites = await manager.find(RegisteredSiteRow, { order: { position: "ASC", code: "ASC" } });
    const areas = await manager.find(AreaRow, { order: { code: "ASC" } });
    const communities = await manager.find(CommunityRow, { order: { areaCode: "ASC", name: "ASC" } });
    return {
      version,
      sites: sites.map(directorySiteOf),
      areas: areas.map(({ code, name, level, parentCode, codes }) => ({ code, name, level, parentCode, codes })),
      places: [...areas.flatMap((area) => townshipPlace(area, sites)), ...communities.map(communityPlace)],
    };
  });
}

function directorySiteOf(row: RegisteredSiteRow): DirectorySite {
  const { code, name, kind, areaCode, lifecycle, url, publicKey, position } = row;
  return { code, name, kind, areaCode, lifecycle, url, publicKey, order: position };
}

function townshipPlace(area: AreaRow, sites: readonly RegisteredSiteRow[]): DirectoryPlace[] {
  if (area.level !== "TOWNSHIP") return [];
  const serves = (site: RegisteredSiteRow): boolean =>
    site.kind === "STATION" && site.lifecycle === "ACTIVE" && site.areaCode === area.code;
  return [{ name: area.name, level: area.level, areaCode: area.code, siteCode: sites.find(serves)?.code ?? null }];
}

function communityPlace({ name, areaCode, siteCode }: CommunityRow): DirectoryPlace {
  return { name, level: "COMMUNITY", areaCode, siteCode };
}
