/*
 * What the primary process and its workers say to each other.
 */

/** From a worker: it answers requests at this URL. */
export interface ListeningMessage {
  readonly type: "hub:listening";
  readonly url: string;
}

/** From a worker: it wants the counters of all workers. */
export interface MetricsQuestion {
  readonly type: "hub:metrics-question";
  readonly id: number;
}

/** To a worker: the counters of all; null when they could not be had. */
export interface MetricsAnswer {
  readonly type: "hub:metrics-answer";
  readonly id: number;
  readonly text: string | null;
}

/** The URL that a message says its worker listens at; null for any other message. */
export function listeningUrl(message: unknown): string | null {
  if (!isMessage(message, "hub:listening") || !("url" in message)) return null;
  return typeof message.url === "string" ? message.url : null;
}

/** The id of a question for metrics; null for any other message. */
export function metricsQuestionId(message: unknown): number | null {
  if (!isMessage(message, "hub:metrics-question") || !("id" in message)) return null;
  return typeof message.id === "number" ? message.id : null;
}

/** The answer in a message; null for any other message. */
export function metricsAnswer(message: unknown): Pick<MetricsAnswer, "id" | "text"> | null {
  if (!isMessage(message, "hub:metrics-answer") || !("id" in message && "text" in message)) return null;
  const { id, text } = message;
  if (typeof id !== "number") return null;
  return { id, text: typeof text === "string" ? text : null };
}

function isMessage(message: unknown, type: string): message is object {
  return typeof message === "object" && message !== null && "type" in message && message.type === type;
}
