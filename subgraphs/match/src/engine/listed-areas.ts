/*
 * How near the projects of a list are to the area of a demand, turned around once: for each prefix of a division the projects that
 * serve it. The numbers are those of areaScore(). Before: area-code.ts. After: listed-bounds.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { divisionPrefix } from "../model/area-code";
import type { MatchIndex } from "./match-index";
import type { Entry } from "./object-index";
import { nearness } from "./pair-score";
import { NEUTRAL } from "./score-weights";

type Places = Map<string, number[]>;

const NOWHERE: readonly number[] = [];

/** The areas of one list. */
export class ListedAreas {
  readonly #count: number;
  /** Places of the projects, by the prefix of each area that they serve. */
  readonly #served: Places = new Map();
  /** Places of the projects, by the area of their site. */
  readonly #homes: Places = new Map();
  readonly #known = new Map<string | null, Float64Array>();

  constructor(index: MatchIndex, entries: readonly Entry<ProjectFeed>[]) {
    this.#count = entries.length;
    entries.forEach(({ value, meta }, place) => {
      for (const code of value.serviceAreaCodes) note(this.#served, divisionPrefix(code), place);
      const home = index.site(meta.siteCode)?.areaCode;
      if (home !== undefined) note(this.#homes, home, place);
    });
  }

  /** Scores by place, 0 to 1, for a demand of the area; said once for each area: an event's demands come from few. */
  scoresFor(areaCode: string | null): Float64Array {
    const known = this.#known.get(areaCode);
    if (known !== undefined) return known;
    const scores = areaCode === null ? new Float64Array(this.#count).fill(NEUTRAL) : this.#scoresOf(areaCode);
    this.#known.set(areaCode, scores);
    return scores;
  }

  #scoresOf(areaCode: string): Float64Array {
    const scores = new Float64Array(this.#count);
    for (let digits = 1; digits <= areaCode.length; digits += 1) {
      // A narrower area comes later and is the nearer one
      for (const place of this.#served.get(areaCode.slice(0, digits)) ?? NOWHERE) scores[place] = nearness(digits);
    }
    for (const place of this.#homes.get(areaCode) ?? NOWHERE) scores[place] = 1;
    return scores;
  }
}

function note(places: Places, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}
