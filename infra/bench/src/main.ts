/*
 * `npm run bench -- <name> [words…]`: one measurement, its table printed and written into infra/bench/README.md.
 * A measurement is loaded when it is asked for; each lives in a folder of its own.
 */
import { HubError } from "@park-hub/errors";

/** One measurement: what its words mean is its own business. */
export type Measurement = (words: readonly string[]) => Promise<void>;

const MEASUREMENTS: Readonly<Record<string, () => Promise<Measurement>>> = {
  "cross-site": async () => (await import("./cross-site/measure-cross-site.js")).measureCrossSite,
  gateway: async () => (await import("./gateway/measure-gateways.js")).measureGateways,
  match: async () => (await import("./match/measure-match.js")).measureMatch,
  live: async () => (await import("./live/live.js")).measureLive,
};

async function run([name = "", ...words]: readonly string[]): Promise<void> {
  const load = MEASUREMENTS[name];
  if (load === undefined) {
    throw new HubError(
      "BAD_REQUEST",
      `"${name}" is no measurement; there are: ${Object.keys(MEASUREMENTS).join(", ")}`,
    );
  }
  await (
    await load()
  )(words);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
