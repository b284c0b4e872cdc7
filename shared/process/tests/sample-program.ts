/* A program for the tests: what it does is in its environment. */
import { HubError } from "@park-hub/errors";
import { createLogger } from "@park-hub/telemetry";
import { runProgram } from "../src/run-program";

const { SAMPLE_START = "well", SAMPLE_CLOSE = "well", SAMPLE_READY = "said" } = process.env;

async function close(): Promise<void> {
  if (SAMPLE_CLOSE === "never") await new Promise(() => undefined);
  if (SAMPLE_CLOSE === "fails") throw new Error("the drawer is stuck");
  process.stdout.write('{"msg":"closed"}\n');
}

runProgram({
  name: "sample",
  environment: process.env,
  stopWithinMs: 300,
  start: async () => {
    if (SAMPLE_START === "refused") throw new HubError("CONFIG_INVALID", "PORT is 99999: a port is at most 65535");
    if (SAMPLE_START === "fault") throw new TypeError("undefined is not a port");
    const logger = createLogger({ name: "sample", level: "error" });
    // Keeps the process alive, as a server does
    setInterval(() => undefined, 60_000);
    const onHangUp = () => process.stdout.write('{"msg":"hung up"}\n');
    const ready = SAMPLE_READY === "said" ? { sites: ["baihe"] } : null;
    // Once the shell has taken over from here: before that a signal ends the process as the system does
    if (ready === null) setImmediate(() => process.stdout.write('{"msg":"started"}\n'));
    return { running: { url: "http://127.0.0.1:1", close }, logger, ready, onHangUp };
  },
});
