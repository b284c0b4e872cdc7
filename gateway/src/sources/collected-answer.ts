/*
 * Collects the answer to one dispatched request: no stream, no AbortSignal of its own.
 * Before: graph-transport.ts. An answer is told once, whole or as an error, and nothing is read beyond the bound.
 */
import type { Dispatcher } from "undici";

import type { StopSignal } from "../operation";

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The answer is longer than the bound. */
export class AnswerTooLongError extends Error {
  constructor(maxBytes: number) {
    super(`the answer is longer than ${maxBytes} bytes`);
    this.name = "AnswerTooLongError";
  }
}

/** Sends a request with a handler; rejects with what went wrong, with the signal's reason, or with AnswerTooLongError. */
export function collectAnswer(
  signal: StopSignal,
  maxBytes: number,
  send: (handler: Dispatcher.DispatchHandler) => void,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => send(new AnswerCollector(signal, maxBytes, resolve, reject)));
}

class AnswerCollector implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private status = 0;
  private headers: RawAnswer["headers"] = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private readonly onStop = (): void => {
    const { reason } = this.signal;
    const error = reason instanceof Error ? reason : new Error("the request was stopped");
    // A request that still waits for a connection is dropped when its turn comes.
    this.controller?.abort(error);
    this.end();
    this.reject(error);
  };

  constructor(
    private readonly signal: StopSignal,
    private readonly maxBytes: number,
    private readonly resolve: (answer: RawAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    if (signal.aborted) queueMicrotask(this.onStop);
    else signal.addEventListener("abort", this.onStop, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.signal.aborted) controller.abort(new Error("the request was stopped"));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.status = statusCode;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) controller.abort(new AnswerTooLongError(this.maxBytes));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.end();
    const [first] = this.chunks;
    const whole = this.chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.chunks, this.bytes);
    this.resolve({ status: this.status, headers: this.headers, body: whole.toString("utf8") });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end();
    this.reject(error);
  }

  private end(): void {
    this.signal.removeEventListener("abort", this.onStop);
  }
}
