/*
 * Puts load on a gateway: so many connections, each asking again as soon as it was answered.
 */
import { Pool, type Dispatcher } from "undici";

/** What one round of load saw. */
export interface LoadResult {
  readonly requests: number;
  readonly elapsedMs: number;
  /** Of each request, in ms, ascending. */
  readonly latenciesMs: readonly number[];
  /** Answers with another status than 200, or broken off. */
  readonly failures: number;
}

/** What is asked. */
export interface LoadQuestion {
  /** Full URL of the graph. */
  readonly url: string;
  readonly query: string;
}

/** Asks over so many connections for so long. */
export async function load(question: LoadQuestion, connections: number, durationMs: number): Promise<LoadResult> {
  const { origin, pathname } = new URL(question.url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const request: Dispatcher.DispatchOptions = {
    path: pathname,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query: question.query }),
  };
  const latencies: number[] = [];
  let failures = 0;
  const startedMs = performance.now();
  const connection = async (): Promise<void> => {
    while (performance.now() - startedMs < durationMs) {
      const askedMs = performance.now();
      if (!(await isAnswered(pool, request))) failures += 1;
      latencies.push(performance.now() - askedMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const elapsedMs = performance.now() - startedMs;
  await pool.close();
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length - failures, elapsedMs, latenciesMs: latencies, failures };
}

/** The value below which this part of an ascending list lies. */
export function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))] ?? 0;
}

/** Sends one request and lets the bytes of its answer go by unread. */
function isAnswered(pool: Pool, request: Dispatcher.DispatchOptions): Promise<boolean> {
  return new Promise((resolve) => {
    let status = 0;
    pool.dispatch(request, {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, statusCode) => void (status = statusCode),
      onResponseData: () => undefined,
      onResponseEnd: () => resolve(status === 200),
      onResponseError: () => resolve(false),
    });
  });
}
