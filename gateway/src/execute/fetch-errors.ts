/*
 * Writes the errors of one fetch into the operation's result, where the client would look for them.
 */
import { GraphQLError } from "graphql";

import type { SourceError } from "../operation";
import type { ClientPaths } from "./client-paths";
import type { OperationRun, ResponsePath } from "./operation-run";

/** What the errors of a fetch need to know about it. */
export interface FetchErrorsOptions {
  readonly graph: string;
  readonly paths: ClientPaths;
  /** Keys that the fetch's answer has under other names than the data: see renamedKeys. */
  readonly renamed: ReadonlyMap<string, string>;
  /** How often one error is told when its object stands at several places; beyond, `affected` says how many. */
  readonly maxPlaces: number;
}

/** The errors of one fetch. */
export class FetchErrors {
  constructor(private readonly options: FetchErrorsOptions) {}

  /** Tells an error of something inside objects that stand at these places; `rest` is its path below them. */
  record(run: OperationRun, error: SourceError, places: readonly ResponsePath[], rest: ResponsePath): void {
    const { paths } = this.options;
    // A source that counts for itself tells of a whole part: once is enough.
    const maxPlaces = error.extensions.affected === undefined ? this.options.maxPlaces : 1;
    const inner = rest.map((step) => (typeof step === "string" ? (this.options.renamed.get(step) ?? step) : step));
    const affected = places.length > maxPlaces ? { affected: places.length } : {};
    for (const place of places.slice(0, maxPlaces)) {
      const path = paths.toClient([...place, ...inner]);
      run.errors.push(this.build(error, affected, path.length === 0 ? undefined : path));
    }
  }

  private build(error: SourceError, affected: { readonly affected?: number }, path: ResponsePath | undefined) {
    const { graph } = this.options;
    const text: unknown = error.message;
    const message = typeof text === "string" && text !== "" ? text : `graph "${graph}" gave an error without a message`;
    return new GraphQLError(message, {
      path,
      extensions: { code: "INTERNAL", ...affected, ...error.extensions, serviceName: graph },
    });
  }
}
