/*
 * Asks the gateway as any client does: GraphQL over HTTP POST.
 */
import { HubError } from "@park-hub/errors";
import { z } from "zod";

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** An answer of the gateway. */
export type GraphAnswer = z.infer<typeof answerSchema>;

/** One question to a gateway. */
export interface GraphQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
}

/** Asks; errors stay in the answer. @throws {HubError} UNAVAILABLE when there is no answer, or none that is GraphQL. */
export async function askGraph(url: string, question: GraphQuestion): Promise<GraphAnswer> {
  const { token, ...body } = question;
  const headers = {
    "content-type": "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    return answerSchema.parse(await answer.json());
  } catch (error) {
    throw new HubError("UNAVAILABLE", `the hub at ${url} gave no GraphQL answer`, { cause: error, retryable: true });
  }
}

/** Asks and gives the data. @throws {HubError} UNAVAILABLE also when the answer holds errors; the message names the first. */
export async function dataOf(url: string, question: GraphQuestion): Promise<Record<string, unknown>> {
  const answer = await askGraph(url, question);
  const [error] = answer.errors ?? [];
  if (error !== undefined || answer.data == null) {
    throw new HubError("UNAVAILABLE", `the hub answered: ${error?.message ?? "no data"}`);
  }
  return answer.data;
}
