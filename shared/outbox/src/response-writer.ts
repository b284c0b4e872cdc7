import type { ServerResponse } from "node:http";

/**
 * Writes to an HTTP response at the reader's pace: one pending chunk at most, never an unbounded buffer.
 */
export class ResponseWriter {
  constructor(private readonly response: ServerResponse) {}

  /** Whether nobody reads any more. */
  get isClosed(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  /** Resolves when the chunk is out of this process's buffer, or nobody reads any more. */
  write(chunk: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.isClosed || this.response.write(chunk)) return resolve();
      const done = (): void => {
        this.response.off("drain", done);
        this.response.off("close", done);
        resolve();
      };
      this.response.on("drain", done);
      this.response.on("close", done);
    });
  }
}
