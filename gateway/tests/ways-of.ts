import { request } from "undici";

/** How many requests of a gateway went which way so far. */
export async function waysOf(url: string): Promise<{ readonly long: number; readonly short: number }> {
  const text = await (await request(`${url}/metrics`)).body.text();
  const countOf = (way: string): number => {
    const line = text.split("\n").find((one) => one.startsWith(`hub_gateway_requests_by_way_total{way="${way}"}`));
    return Number(line?.split(" ").at(-1) ?? 0);
  };
  return { long: countOf("long"), short: countOf("short") };
}
