/*
 * The hub that the live measurements are made on: a gateway alone on its core, one station host with ten sites.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { askGraph, readSiteList, startHub, type Hub } from "@park-hub/dev";
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import { pinToCore } from "../report/pin-to-core";

const SITES = 10;
/** Every subscriber of the bench comes from one address. */
const LIMITS = {
  HUB_MAX_SUBSCRIPTIONS: "100000",
  HUB_MAX_SUBSCRIPTION_CONNECTIONS: "100000",
  HUB_MAX_SUBSCRIPTION_STARTS: "1000000",
};
const posted = z.object({ postDemand: z.object({ demand: z.object({ id: z.string() }).nullable() }).nullable() });

/** What every subscriber of the bench asks for: all of it is in the event, nothing is fetched. */
export const FOLLOW = "subscription Follow { demandPosted { cursor kind at demandId snapshot { title } } }";
/** Stands in the first sign of FOLLOW. */
export const SIGN = "SUBSCRIPTION_READY";
/** Stands once in every event of FOLLOW, and not in its first sign. */
export const MARK = `"demandId":"`;

/** A started hub, and how to post demands at its sites. */
export interface LiveHub {
  readonly hub: Hub;
  readonly gatewayPid: number;
  /** Posts the n-th demand, at one site after the other; resolves with its id when it is acknowledged. */
  post(number: number): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it. The gateway has core 0 to itself where the caller keeps the rest on core 1. */
export async function startLiveHub(env: Readonly<Record<string, string>> = {}): Promise<LiveHub> {
  const dataDir = mkdtempSync(join(tmpdir(), "hub-live-"));
  const sites = readSiteList(resolve(__dirname, "../../../demo/yinzhou/sites.ndjson"))
    .filter((site) => site.kind === "STATION")
    .slice(0, SITES);
  const hub = await startHub({ dataDir, hosts: [{ name: "station-host", sites }], env: { ...LIMITS, ...env } });
  const tokens = await Promise.all(sites.map((site) => hub.token({ role: "STATION_WORKER", site: site.code })));
  const gatewayPid = hub.parts.get("gateway")?.pid ?? 0;
  pinToCore(gatewayPid, 0);
  for (const [name, part] of hub.parts) if (name !== "gateway") pinToCore(part.pid ?? 0, 1);
  return {
    hub,
    gatewayPid,
    post: (number) => post(hub, number, sites[number % SITES]?.code ?? "", tokens[number % SITES] ?? ""),
    stop: async () => {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function post(hub: Hub, number: number, site: string, token: string): Promise<string> {
  const query = `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id } } }`;
  const input = { site, title: `第${number}号需求`, description: "楼道堆物,老人舍不得扔", areaCode: "330212011" };
  const { data, errors } = await askGraph(hub.url, { query, variables: { input }, token });
  const id = errors === undefined ? posted.parse(data).postDemand?.demand?.id : undefined;
  if (id === undefined) throw new HubError("UNAVAILABLE", `demand ${number} was not posted: ${errors?.[0]?.message}`);
  return id;
}
