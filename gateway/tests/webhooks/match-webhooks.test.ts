/* Calls about webhooks over several processes of match: who is asked when one is away, hangs or is not itself. */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { WEBHOOK_DELIVERY_CALLS, WEBHOOK_DESK_CALLS } from "@park-hub/contracts";
import { collectCleanup, type Cleanup } from "@park-hub/testkit";

import { MatchWebhooks } from "../../src/webhooks/match-webhooks";

const FOUND = { webhook: null };
const CHANGED = { webhook: null, problems: [] };
const { find, disable } = WEBHOOK_DESK_CALLS;

type Answer = (response: ServerResponse) => void;
const answers =
  (body: object, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const hangs: Answer = () => undefined;
const unavailable = answers({ errors: [{ message: "stopping", extensions: { code: "UNAVAILABLE" } }] }, 503);

/** A process of match that does one thing. */
async function startProcess(cleanup: Cleanup, answer: Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  cleanup.add(server, stop);
  return { asked, stop, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("MatchWebhooks", () => {
  let cleanup: Cleanup;
  beforeEach(() => {
    cleanup = collectCleanup();
  });
  afterEach(() => cleanup.dispose());

  /** Two processes, of which the first does what is told; the board gives the first that has not failed. */
  async function twoProcesses(first: Answer, second: Answer = answers(FOUND)) {
    const processes = [await startProcess(cleanup, first), await startProcess(cleanup, second)] as const;
    const failed: string[] = [];
    const noted: boolean[] = [];
    const webhooks = new MatchWebhooks({
      match: {
        pick: () => processes.find(({ url }) => !failed.includes(url))?.url ?? processes[0].url,
        noteFailure: (url) => void failed.push(url),
      },
      // What is there answers within it, also while the machine stands still
      deadlineMs: 3_000,
      noteRequest: (isAnswered) => void noted.push(isAnswered),
    });
    cleanup.add(webhooks, (one) => one.close());
    return { webhooks, processes, failed, noted };
  }

  it.each([
    ["hangs", hangs],
    ["says that it is not itself", unavailable],
    ["cuts the connection", (response: ServerResponse) => void response.destroy()],
  ])("asks another process what changes nothing when the first one %s, and reports that", async (_what, first) => {
    const { webhooks, processes, failed, noted } = await twoProcesses(first);
    expect(await webhooks.ask(find, { id: "w" }, {})).toEqual(FOUND);
    expect(processes.map(({ asked }) => asked)).toEqual([["/match/webhooks/find"], ["/match/webhooks/find"]]);
    expect(failed).toEqual([processes[0].url]);
    expect(noted).toEqual([false, true]);
  });

  it.each([
    ["hangs", hangs],
    ["says that it is not itself", unavailable],
  ])("sends a change once when the first process %s; the next call goes to another", async (_what, first) => {
    const { webhooks, processes, failed } = await twoProcesses(first, answers(CHANGED));
    await expect(webhooks.ask(disable, { id: "w" }, {})).rejects.toMatchObject({
      code: "UNAVAILABLE",
      retryable: true,
    });
    expect(processes[1].asked).toEqual([]);
    expect(failed).toEqual([processes[0].url]);
    expect(await webhooks.ask(disable, { id: "w" }, {})).toEqual(CHANGED);
    expect(processes[0].asked).toHaveLength(1);
  });

  it("sends a change to another process when the first one is not there at all", async () => {
    const { webhooks, processes } = await twoProcesses(hangs, answers({ isHeld: true }));
    await processes[0].stop();
    const report = { id: "w", epoch: 1, cursor: "c", isDelivery: true, status: 200 };
    expect(await webhooks.ask(WEBHOOK_DELIVERY_CALLS.advance, report, {})).toEqual({ isHeld: true });
    expect(processes[1].asked).toEqual(["/match/webhooks/advance"]);
  });

  it("takes a refusal for an answer", async () => {
    const refusal = answers({ errors: [{ message: "not yours", extensions: { code: "FORBIDDEN" } }] }, 403);
    const { webhooks, processes, failed } = await twoProcesses(refusal);
    await expect(webhooks.ask(find, { id: "w" }, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect([failed, processes[1].asked]).toEqual([[], []]);
  });

  it("says UNAVAILABLE when no process answers", async () => {
    const { webhooks, failed, processes } = await twoProcesses(unavailable, unavailable);
    await expect(webhooks.ask(find, { id: "w" }, {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(failed).toEqual(processes.map(({ url }) => url));
  });
});
