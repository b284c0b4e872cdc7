/*
 * What a question may say; a broken rule is BAD_REQUEST with the thing, the value and the rule. Lengths are in characters.
 */
import { siteCodeOf } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { DemandChange, DemandSketch } from "../model/demand-subject";
import type { ProjectFilter } from "../model/find-query";

const MAX_SEARCH_TEXT = 500;
const MAX_TITLE = 80;
const MAX_DESCRIPTION = 2_000;
const MAX_TRIED = 50;
const MAX_TRIED_TEXT = 200;
const MAX_DRAFTS = 50;

/** @throws {HubError} BAD_REQUEST for more than 500 characters. */
export function checkSearchText(text: string | null): void {
  if (text !== null) checkAtMost("text", text, MAX_SEARCH_TEXT);
}

/** @throws {HubError} BAD_REQUEST unless the code, if given, has 2 to 12 digits. */
export function checkDivisionCode(what: string, code: string | null | undefined): void {
  if (code === null || code === undefined || /^\d{2,12}$/.test(code)) return;
  throw badRequest(`${what} "${code.slice(0, 40)}" is no division code: 2 to 12 digits`);
}

/** @throws {HubError} BAD_REQUEST for an id that is none, or a budget below 0. */
export function checkProjectFilter(filter: Pick<ProjectFilter, "organizationId" | "budgetAtMost"> | null): void {
  checkObjectId("filter.organizationId", filter?.organizationId);
  const budget = filter?.budgetAtMost ?? 0;
  if (budget < 0) throw badRequest(`filter.budgetAtMost ${budget} is below the least of 0`);
}

/** @throws {HubError} BAD_REQUEST unless the id, if given, has the form of one. */
export function checkObjectId(what: string, id: string | null | undefined): void {
  if (id === null || id === undefined || siteCodeOf(id) !== null) return;
  throw badRequest(`${what} "${id.slice(0, 60)}" is not of the form <site code>:<ULID in upper case>`);
}

/** @throws {HubError} BAD_REQUEST for a change that no demand may have. */
export function checkDemandChange(what: string, change: DemandChange): void {
  if (change.title !== null && change.title !== undefined) checkBetween(`${what}.title`, change.title, MAX_TITLE);
  if (change.description !== null && change.description !== undefined) {
    checkBetween(`${what}.description`, change.description, MAX_DESCRIPTION);
  }
  checkTried(what, change.tried ?? []);
  checkBudget(what, change.budgetMax);
  checkDateOrder(what, change);
}

/** @throws {HubError} BAD_REQUEST unless there are 1 to 50 drafts, each of which a demand could be. */
export function checkDrafts(drafts: readonly DemandSketch[]): void {
  if (drafts.length === 0 || drafts.length > MAX_DRAFTS) {
    throw badRequest(`items has ${drafts.length} drafts; it takes 1 to ${MAX_DRAFTS}`);
  }
  drafts.forEach((draft, index) => {
    const what = `items[${index}]`;
    if (!/^(\d{6}|\d{9})$/.test(draft.areaCode)) {
      throw badRequest(
        `${what}.areaCode "${draft.areaCode.slice(0, 40)}" is no division code: 9 digits a township, 6 a district or city`,
      );
    }
    checkDemandChange(what, draft);
  });
}

function checkTried(what: string, tried: readonly string[]): void {
  if (tried.length > MAX_TRIED) throw badRequest(`${what}.tried has ${tried.length} entries; at most ${MAX_TRIED}`);
  tried.forEach((entry, index) => checkBetween(`${what}.tried[${index}]`, entry, MAX_TRIED_TEXT));
}

function checkBudget(what: string, budgetMax: number | null | undefined): void {
  if (budgetMax === null || budgetMax === undefined || budgetMax >= 0) return;
  throw badRequest(`${what}.budgetMax ${budgetMax} is below the least of 0`);
}

/** @throws {HubError} BAD_REQUEST when the first day lies after the last. */
export function checkDateOrder(what: string, { neededFrom, neededBy }: DemandChange): void {
  if (neededFrom === null || neededFrom === undefined || neededBy === null || neededBy === undefined) return;
  if (neededFrom <= neededBy) return;
  throw badRequest(`${what}.neededFrom ${neededFrom} lies after neededBy ${neededBy}; the first day comes first`);
}

function checkBetween(what: string, text: string, max: number): void {
  if (text.trim() === "") throw badRequest(`${what} is empty; it takes 1 to ${max} characters`);
  checkAtMost(what, text, max);
}

function checkAtMost(what: string, text: string, max: number): void {
  const length = [...text].length;
  if (length > max) throw badRequest(`${what} has ${length} characters; at most ${max}`);
}

function badRequest(message: string): HubError {
  return new HubError("BAD_REQUEST", message);
}
