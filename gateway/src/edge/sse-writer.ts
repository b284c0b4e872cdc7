/*
 * Writes server-sent events at the reader's pace: one block in memory at most, and a sign of life in between.
 */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

const SSE_HEADERS: OutgoingHttpHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  connection: "keep-alive",
};

/** One open event stream. */
export class SseWriter {
  private readonly ping: NodeJS.Timeout;

  /**
   * @param headers further headers of the answer.
   * @param stallMs how long a block may stay unread before the connection is cut.
   */
  constructor(
    private readonly response: ServerResponse,
    headers: OutgoingHttpHeaders,
    pingMs: number,
    private readonly stallMs: number,
  ) {
    response.writeHead(200, { ...headers, ...SSE_HEADERS });
    // Headers alone may be held back by proxies: a comment opens the stream.
    response.write(":\n\n");
    this.ping = setInterval(() => {
      if (!response.writableNeedDrain) response.write(":\n\n");
    }, pingMs);
    this.ping.unref();
    response.once("close", () => clearInterval(this.ping));
  }

  /** Writes a result, which is one line of JSON; resolves when it is out of this process, or nobody reads any more. */
  next(result: string, cursor: string | null): Promise<void> {
    const id = cursor === null ? "" : `id: ${cursor}\n`;
    return this.write(`event: next\n${id}data: ${result}\n\n`);
  }

  /** Says that there are no more results, and ends the answer. */
  async complete(): Promise<void> {
    // EventSource needs the empty data field.
    await this.write("event: complete\ndata: \n\n");
    clearInterval(this.ping);
    this.response.end();
  }

  private write(block: string): Promise<void> {
    const { response } = this;
    return new Promise((resolve) => {
      if (response.destroyed || response.writableEnded || response.write(block)) return resolve();
      const done = (): void => {
        clearTimeout(stalled);
        response.off("drain", done);
        response.off("close", done);
        resolve();
      };
      const stalled = setTimeout(() => response.destroy(), this.stallMs);
      stalled.unref();
      response.on("drain", done);
      response.on("close", done);
    });
  }
}
