import { once } from "node:events";
import { connect } from "node:net";
import { Worker } from "node:worker_threads";

import { collectCleanup } from "@park-hub/testkit";

import { StopSwitch } from "../operation";
import { raceAbort, startDeadline } from "./deadline";

/** Answers each question at once, and notes in the first number that it has. */
const ANSWERING = `
  const { parentPort, workerData } = require("node:worker_threads");
  const server = require("node:net").createServer((socket) => {
    socket.once("data", () => socket.end("answer", () => {
      Atomics.store(workerData, 0, 1);
      Atomics.notify(workerData, 0);
    }));
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`;

describe("startDeadline()", () => {
  const cleanup = collectCleanup();
  afterAll(() => cleanup.dispose());

  it("takes what came in time by a process that stood still until the time was up", async () => {
    const numbers = new Int32Array(new SharedArrayBuffer(8));
    const thread = new Worker(ANSWERING, { eval: true, workerData: numbers });
    cleanup.add(thread, (started) => started.terminate());
    const [port] = (await once(thread, "message")) as [number];
    const socket = cleanup.add(connect(port, "127.0.0.1"), (opened) => opened.destroy());
    await once(socket, "connect");
    const deadline = startDeadline(20, new StopSwitch());
    const answer = once(socket, "data");
    socket.write("question");
    // Nothing is read from here on until the answer has come and the time is up
    Atomics.wait(numbers, 0, 0);
    Atomics.wait(numbers, 1, 0, 40);
    expect(String(await raceAbort(answer, deadline.signal))).toBe("answer");
    deadline.clear();
    expect([deadline.isOver(), deadline.signal.aborted]).toEqual([false, false]);
  });

  it("stops what does not come, and tells the client's leaving from its own end", async () => {
    const never = new Promise(() => undefined);
    const late = startDeadline(1, new StopSwitch());
    await expect(raceAbort(never, late.signal)).rejects.toThrow("no answer within 1 ms");
    const client = new StopSwitch();
    const left = startDeadline(20_000, client);
    client.stop(new Error("gone"));
    await expect(raceAbort(never, left.signal)).rejects.toThrow("gone");
    left.clear();
    expect([late.isOver(), left.isOver()]).toEqual([true, false]);
  });
});
