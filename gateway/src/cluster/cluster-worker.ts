/*
 * The worker's side of the pool: says where it listens, asks for everybody's counters.
 */
import { metricsAnswer, type ListeningMessage, type MetricsQuestion } from "./worker-messages";

/** The primary gathers for 5 s at most. */
const ANSWER_WITHIN_MS = 6_000;

/** Tells the primary that this worker answers requests. */
export function tellListening(url: string): void {
  const message: ListeningMessage = { type: "hub:listening", url };
  process.send?.(message);
}

/** Asks the primary for the counters of all workers. */
export class ClusterMetrics {
  private nextId = 1;
  private readonly waiting = new Map<number, (text: string | null) => void>();

  constructor() {
    process.on("message", (message: unknown) => {
      const answer = metricsAnswer(message);
      if (answer !== null) this.settle(answer.id, answer.text);
    });
  }

  /** The counters in Prometheus' text format; null when the primary does not have them in time. */
  async text(): Promise<string | null> {
    const question: MetricsQuestion = { type: "hub:metrics-question", id: this.nextId };
    this.nextId += 1;
    return new Promise((resolve) => {
      this.waiting.set(question.id, resolve);
      setTimeout(() => this.settle(question.id, null), ANSWER_WITHIN_MS).unref();
      process.send?.(question);
    });
  }

  private settle(id: number, text: string | null): void {
    this.waiting.get(id)?.(text);
    this.waiting.delete(id);
  }
}
