/*
 * Sends a batch of drafts of one list and one site as one request, and says what became of each.
 * A request that is refused whole is split until the draft that spoils it stands alone; a site that is away is tried again.
 */
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import type { Draft, ListFormat } from "./line-format";

const RETRIES = 4;
const FIRST_RETRY_MS = 200;

const payloadSchema = z.looseObject({
  problems: z.array(z.object({ field: z.array(z.string()), code: z.string(), message: z.string() })),
});
const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.unknown()).optional(),
        extensions: z.looseObject({ code: z.string() }).optional(),
      }),
    )
    .optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** What became of one draft. */
export type Outcome =
  | { readonly kind: "imported"; readonly id: string }
  | { readonly kind: "refused"; readonly field: string; readonly rule: string };

/** Where and as whom to send. */
export interface Destination {
  /** GraphQL endpoint. */
  readonly url: string;
  /** Bearer token. */
  readonly token: string;
  /** Waits; tests pass one that does not. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** Outcomes in the order of the drafts. @throws {HubError} UNAVAILABLE, UNAUTHENTICATED or FORBIDDEN when nothing can be imported at all. */
export async function sendBatch(
  to: Destination,
  list: ListFormat,
  drafts: readonly Draft[],
): Promise<readonly Outcome[]> {
  const outcomes = new Array<Outcome | undefined>(drafts.length).fill(undefined);
  let waiting = drafts.map((_, index) => index);
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt > 0) await (to.pause ?? sleep)(FIRST_RETRY_MS * 2 ** (attempt - 1));
    const results = await sendOnce(to, list, waiting.map((index) => drafts[index]).filter(isDraft));
    const again: number[] = [];
    for (const [position, index] of waiting.entries()) {
      const result = results[position] ?? "away";
      if (result !== "away") outcomes[index] = result;
      else if (attempt < RETRIES) again.push(index);
      else
        outcomes[index] = { kind: "refused", field: "site", rule: `site ${drafts[index]?.site ?? ""} did not answer` };
    }
    waiting = again;
  }
  return outcomes.map((outcome) => outcome ?? { kind: "refused", field: "line", rule: "it was not sent" });
}

async function sendOnce(
  to: Destination,
  list: ListFormat,
  drafts: readonly Draft[],
): Promise<readonly (Outcome | "away")[]> {
  const answer = await post(to, requestOf(list, drafts));
  const whole = answer.errors?.find((error) => error.path === undefined);
  if (answer.data == null || whole !== undefined)
    return refusedWhole(to, list, drafts, whole?.message ?? "the hub gave no data", whole?.extensions?.code);
  return drafts.map((_, index) => outcomeOf(answer, `m${index}`));
}

async function refusedWhole(
  to: Destination,
  list: ListFormat,
  drafts: readonly Draft[],
  message: string,
  code: string | undefined,
): Promise<readonly (Outcome | "away")[]> {
  if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") throw new HubError(code, message);
  if (drafts.length === 1) return [{ kind: "refused", field: "line", rule: message }];
  const middle = Math.ceil(drafts.length / 2);
  return [...(await sendOnce(to, list, drafts.slice(0, middle))), ...(await sendOnce(to, list, drafts.slice(middle)))];
}

function outcomeOf(answer: Answer, key: string): Outcome | "away" {
  const payload = payloadSchema.safeParse(answer.data?.[key]);
  if (!payload.success) {
    const error = answer.errors?.find((candidate) => candidate.path?.[0] === key);
    if (error === undefined || error.extensions?.code === "SITE_UNAVAILABLE") return "away";
    if (error.extensions?.code === "UNAUTHENTICATED") throw new HubError("UNAUTHENTICATED", error.message);
    return { kind: "refused", field: "site", rule: error.message };
  }
  const [first, ...others] = payload.data.problems;
  if (first !== undefined) {
    // One line of the report for one line of the bundle, naming every field that is to be mended.
    const rules = [ruleOf(first), ...others.map((problem) => `${problem.field.join(".")}: ${ruleOf(problem)}`)];
    return { kind: "refused", field: first.field.join("."), rule: rules.join("; ") };
  }
  const object = Object.values(payload.data).find(
    (value) => typeof value === "object" && value !== null && "id" in value,
  );
  return { kind: "imported", id: object !== undefined ? String(object.id) : "" };
}

function ruleOf({ code, message }: { readonly code: string; readonly message: string }): string {
  return `${code}: ${message}`;
}

function requestOf(list: ListFormat, drafts: readonly Draft[]): { query: string; variables: object } {
  const parameters = drafts.map((_, index) => `$i${index}: ${list.inputType}!`).join(", ");
  const fields = drafts.map(
    (_, index) =>
      `m${index}: ${list.mutation}(input: $i${index}) { ${list.selection} problems { field code message } }`,
  );
  return {
    query: `mutation Import(${parameters}) { ${fields.join(" ")} }`,
    variables: Object.fromEntries(drafts.map((draft, index) => [`i${index}`, draft.input])),
  };
}

async function post(to: Destination, body: object): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await fetch(to.url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${to.token}` },
        body: JSON.stringify(body),
      });
      return answerSchema.parse(await answer.json());
    } catch (error) {
      if (attempt >= RETRIES)
        throw new HubError("UNAVAILABLE", `the hub at ${to.url} gave no GraphQL answer`, { cause: error });
      await (to.pause ?? sleep)(FIRST_RETRY_MS * 2 ** attempt);
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isDraft(draft: Draft | undefined): draft is Draft {
  return draft !== undefined;
}
