/*
 * Writers of the kill test: one a site, each demand once. A demand that was not acknowledged is sent again with the same
 * idempotency key, however often, as a station's system does.
 */
import { setTimeout as pause } from "node:timers/promises";
import { askGraph } from "@park-hub/dev";

/** Between two demands of a writer: ten sites then write some sixty demands a second. */
const PAUSE_MS = 150;
const RETRY_MS = 200;

/** What a writer needs. */
export interface Writing {
  readonly url: string;
  readonly site: string;
  readonly token: string;
  /** Aborted when the time is over: a demand under way is still brought to its end. */
  readonly signal: AbortSignal;
}

/** Posts demands until the signal; gives their ids in the order of their commits. @throws {Error} when one is refused. */
export async function writeDemands(writing: Writing): Promise<readonly string[]> {
  const ids: string[] = [];
  while (!writing.signal.aborted) {
    ids.push(await postUntilAcknowledged(writing, ids.length));
    await pause(PAUSE_MS);
  }
  return ids;
}

async function postUntilAcknowledged({ url, site, token }: Writing, number: number): Promise<string> {
  const query = `mutation Post($input: PostDemandInput!) {
    postDemand(input: $input) { demand { id } problems { message } }
  }`;
  const input = {
    site,
    idempotencyKey: `kill-${site}-${number}`,
    title: `${site}第${number}号需求`,
    description: "楼道堆物,老人舍不得扔",
    areaCode: "330212011",
  };
  for (;;) {
    const payload = await askGraph(url, { query, variables: { input }, token })
      .then(({ data }) => data?.postDemand as Posted | null | undefined)
      .catch(() => null);
    if (payload?.demand) return payload.demand.id;
    if ((payload?.problems.length ?? 0) > 0)
      throw new Error(`demand ${number} was refused: ${JSON.stringify(payload)}`);
    await pause(RETRY_MS);
  }
}

interface Posted {
  readonly demand: { readonly id: string } | null;
  readonly problems: readonly { readonly message: string }[];
}
