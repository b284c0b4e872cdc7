/*
 * The best set of organisations for an answered demand list, with its reasons in Chinese.
 * Before: propose.ts, planning/best-set.ts. After: services/proposal-service.ts. Pure.
 */
import type { Match, ProposalEntry, ProposalSet, ProposalSetMember } from "../model/match-result";
import type { PairOption } from "../planning/assignment";
import { bestSetSteps } from "../planning/best-set";
import type { ChosenSet, SetProblem } from "../planning/best-set";
import type { MatchIndex } from "./match-index";

/** What one organisation more costs in the sum of scores: two projects that differ by less are as good as each other. */
export const ORGANIZATION_PRICE = 0.05;

interface Candidate {
  readonly position: number;
  readonly match: Match;
  readonly organizationId: string;
}

/** A list's problem, and what its numbers stand for. */
interface ListedSet {
  readonly problem: SetProblem;
  readonly candidates: readonly Candidate[];
}

/**
 * Chooses the set a step at a time, for a caller that lets others have their turn in between.
 *
 * Null when nothing fits any draft. Only projects among the first twenty of a draft may serve it.
 */
export function* proposeSetSteps(
  index: MatchIndex,
  entries: readonly ProposalEntry[],
): Generator<void, ProposalSet | null, void> {
  const listed = listedSet(index, entries);
  const chosen = yield* bestSetSteps(listed.problem);
  return describeSet(index, entries, listed, chosen);
}

function listedSet(index: MatchIndex, entries: readonly ProposalEntry[]): ListedSet {
  const candidates: Candidate[] = [];
  const projects = new Map<string, { number: number; capacity: number; organization: number }>();
  const organizations = new Map<string, number>();
  const options: PairOption[] = [];
  entries.forEach((entry, demand) => {
    for (const match of entry.candidates) {
      const project = index.project(match.projectId)?.value;
      if (project === undefined) continue;
      const { organizationId, placesLeft } = project;
      const organization = organizations.get(organizationId) ?? organizations.size;
      organizations.set(organizationId, organization);
      const known = projects.get(project.id) ?? { number: projects.size, capacity: placesLeft, organization };
      projects.set(project.id, known);
      options.push({ demand, project: known.number, score: match.score });
      candidates.push({ position: entry.index, match, organizationId });
    }
  });
  return {
    candidates,
    problem: {
      demandCount: entries.length,
      projects: [...projects.values()],
      options,
      organizationPrice: ORGANIZATION_PRICE,
    },
  };
}

function describeSet(
  index: MatchIndex,
  entries: readonly ProposalEntry[],
  { candidates }: ListedSet,
  { optionOf, gap }: ChosenSet,
): ProposalSet | null {
  const made = optionOf.flatMap((at) => (at === null ? [] : (candidates[at] ?? [])));
  if (made.length === 0) return null;
  const organizations = membersOf(index, made);
  const served = new Set(made.map(({ position }) => position));
  return {
    organizations,
    unserved: entries.map(({ index: position }) => position).filter((position) => !served.has(position)),
    totalScore: made.reduce((sum, { match }) => sum + match.score, 0),
    gap,
    reasons: reasonsFor(index, entries, organizations, made),
  };
}

function membersOf(index: MatchIndex, made: readonly Candidate[]): readonly ProposalSetMember[] {
  const ids = [...new Set(made.map(({ organizationId }) => organizationId))];
  return ids
    .map((organizationId) => ({
      organizationId,
      name: index.organization(organizationId)?.value.name ?? null,
      items: made
        .filter((one) => one.organizationId === organizationId)
        .map(({ position, match: { projectId, score, rank, reasons } }) => ({
          index: position,
          projectId,
          score,
          rank,
          reasons,
        })),
    }))
    .sort((a, b) => b.items.length - a.items.length || (a.organizationId < b.organizationId ? -1 : 1));
}

/** What the set spares, against taking the first project of every draft by itself. */
function reasonsFor(
  index: MatchIndex,
  entries: readonly ProposalEntry[],
  organizations: readonly ProposalSetMember[],
  made: readonly Candidate[],
): readonly string[] {
  const shared = organizations
    .filter(({ items }) => items.length > 1)
    .map(({ name, organizationId, items }) => {
      const positions = items.map(({ index: position }) => position + 1).join("、");
      return `${name ?? organizationId}一家可承接第${positions}条`;
    });
  const firsts = entries.flatMap(({ candidates }) => candidates[0] ?? []);
  const separate = new Set(firsts.map(({ projectId }) => index.project(projectId)?.value.organizationId)).size;
  const spared = separate - organizations.length;
  const lost =
    firsts.reduce((sum, { score }) => sum + score, 0) - made.reduce((sum, { match }) => sum + match.score, 0);
  const isComparable = made.length === firsts.length && spared > 0;
  const against = `比逐条取第一名少对接${spared}家机构，合计分${lost < 0.005 ? "不减" : `只少${lost.toFixed(2)}`}`;
  const summary = `${made.length}条需求由${organizations.length}家机构承接`;
  return [summary, ...shared, ...(isComparable ? [against] : [])];
}
