/* Questions that several tests put, and what they answer. */

export interface Coverage {
  readonly asked: number;
  readonly answered: number;
  readonly stale: readonly { readonly siteCode: string; readonly asOf: string }[];
  readonly missing: readonly { readonly siteCode: string; readonly reason: string }[];
}

export interface FoundProjects {
  readonly findProjects: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly projectId: string;
      readonly stale: boolean;
      readonly snapshot: { readonly title: string; readonly siteCode: string; readonly stage: string };
    }[];
    readonly facets: readonly {
      readonly name: string;
      readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[];
    }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly endCursor: string | null;
    };
    readonly coverage: Coverage;
  };
}

export const FIND_PROJECTS = `query ($text: String, $filter: ProjectFilter, $first: Int, $after: String) {
  findProjects(text: $text, filter: $filter, orderBy: NEWEST, first: $first, after: $after) {
    totalCount
    nodes { projectId stale snapshot { title siteCode stage } }
    facets { name values { value label count } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    coverage { asked answered stale { siteCode asOf } missing { siteCode reason } }
  }
}`;

export interface Changes {
  readonly changes: {
    readonly nodes: readonly {
      readonly cursor: string;
      readonly kind: string;
      readonly action: string;
      readonly siteCode: string;
      readonly objectId: string;
      readonly version: number | null;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

export const CHANGES = `query ($filter: ChangeFilter, $after: String, $first: Int) {
  changes(filter: $filter, after: $after, first: $first) {
    nodes { cursor kind action siteCode objectId version }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Titles of what was found, sorted. */
export function titlesOf({ findProjects }: FoundProjects): string[] {
  return findProjects.nodes.map(({ snapshot }) => snapshot.title).sort();
}

/** Action, id and version of each change, in order. */
export function storyOf({ changes }: Changes): string[] {
  return changes.nodes.map(({ action, objectId, version }) => `${action} ${objectId} ${version ?? "-"}`);
}
