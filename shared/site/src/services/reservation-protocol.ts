/*
 * What sites say to each other about places: POST <base>/reservations/<owner> and
 * GET <base>/placements/<holder>/<placement id>/commitment. Pure: schemas, from unknown to typed.
 * Every action may be repeated: reserve, confirm and release are idempotent by placement and attempt.
 */
import { PROJECT_STAGES, siteCodeOf, type ProjectStage } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import { COMMITMENT_STATES, type CommitmentAnswer } from "../model/commitment";

const objectId = z
  .string()
  .refine((id) => siteCodeOf(id) !== null, "is not of the form <site code>:<ULID in upper case>");
const stage = z.enum(Object.keys(PROJECT_STAGES) as [ProjectStage, ...ProjectStage[]]);
const place = { placementId: objectId, projectId: objectId, attemptId: objectId };

const requestSchema = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("describe"), projectId: objectId }),
  z.strictObject({ action: z.literal("reserve"), ...place }),
  z.strictObject({ action: z.literal("confirm"), ...place }),
  z.strictObject({ action: z.literal("release"), ...place }),
]);

/** A question about a project, or a demand on one of its places. */
export type ReservationRequest = z.infer<typeof requestSchema>;

/** One place of a project, wanted by an attempt to land a placement. */
export interface PlaceRequest {
  readonly placementId: string;
  readonly projectId: string;
  /** Attempts of a placement sort by age. */
  readonly attemptId: string;
}

const answerSchemas = {
  describe: z.discriminatedUnion("outcome", [
    z.object({
      outcome: z.literal("FOUND"),
      organizationId: z.string(),
      stage,
      placesLeft: z.int(),
      placesTaken: z.int(),
    }),
    z.object({ outcome: z.literal("NOT_FOUND") }),
  ]),
  reserve: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("HELD") }),
    z.object({ outcome: z.literal("NO_CAPACITY") }),
    z.object({ outcome: z.literal("WRONG_STATE"), stage }),
    z.object({ outcome: z.literal("NOT_FOUND") }),
    z.object({ outcome: z.literal("STALE") }),
  ]),
  confirm: z.object({ outcome: z.enum(["CONFIRMED", "NO_CAPACITY", "NOT_FOUND"]) }),
  release: z.object({ outcome: z.enum(["RELEASED", "CONFIRMED", "NOT_FOUND", "STALE"]) }),
  commitment: z.object({ state: z.enum([...COMMITMENT_STATES, "NONE"]), attemptId: z.string().nullable() }),
};

/** What an owner says of a project. */
export type ProjectDescription = z.infer<typeof answerSchemas.describe>;
/** What became of a reserve request; STALE: the attempt was released or a later one has come. */
export type ReserveAnswer = z.infer<typeof answerSchemas.reserve>;
/** What became of a confirmation; NO_CAPACITY: the owner had lost the reservation and has no place left. */
export type ConfirmAnswer = z.infer<typeof answerSchemas.confirm>;
/** What became of a release; CONFIRMED: the place stays taken; STALE: a later attempt has come. */
export type ReleaseAnswer = z.infer<typeof answerSchemas.release>;

/** @throws {HubError} BAD_REQUEST naming each rule that is broken. */
export function parseReservationRequest(body: unknown): ReservationRequest {
  const parsed = requestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HubError("BAD_REQUEST", `reservation request breaks its rules: ${rulesOf(parsed.error)}`);
}

/** @throws {HubError} SITE_BAD_ANSWER */
export const parseDescription = (body: unknown): ProjectDescription => parsed(answerSchemas.describe, body);
/** @throws {HubError} SITE_BAD_ANSWER */
export const parseReserveAnswer = (body: unknown): ReserveAnswer => parsed(answerSchemas.reserve, body);
/** @throws {HubError} SITE_BAD_ANSWER */
export const parseConfirmAnswer = (body: unknown): ConfirmAnswer => parsed(answerSchemas.confirm, body);
/** @throws {HubError} SITE_BAD_ANSWER */
export const parseReleaseAnswer = (body: unknown): ReleaseAnswer => parsed(answerSchemas.release, body);
/** @throws {HubError} SITE_BAD_ANSWER */
export const parseCommitmentAnswer = (body: unknown): CommitmentAnswer => parsed(answerSchemas.commitment, body);

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new HubError("SITE_BAD_ANSWER", `a site's answer breaks the reservation protocol: ${rulesOf(result.error)}`);
}

function rulesOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`).join("; ");
}
