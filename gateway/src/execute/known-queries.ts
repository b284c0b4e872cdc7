/*
 * Answers queries that are known already, as JSON text: what the executor does for Apollo Server, without what Apollo
 * Server does around it. Before: edge. Joined in pipeline.ts with the rights of fields.
 */
import type { Principal } from "@park-hub/identity";

import type { AnswerQuery, KnownQuery, QueryAnswer } from "../known-query";
import type { GraphSource, OperationScope } from "../operation";
import type { CompiledOperation } from "./compiled-operation";
import { completeErrors, unfitValues } from "./complete-failures";
import type { LoadedExecutor } from "./gateway-executor";

/** What known queries are answered with. */
export interface KnownQueriesOptions {
  /** The executor of the moment. */
  readonly loaded: () => LoadedExecutor | null;
  /** The source of each graph by its name in the supergraph. */
  readonly sources: ReadonlyMap<string, GraphSource>;
  /** Whether the principal may use every field of the query; default: everybody may. */
  readonly isAllowed?: (query: KnownQuery, principal: Principal) => boolean;
  /** Whether the errors of parts that failed are summed up as completeFailures() does it; default false. */
  readonly completesFailures?: boolean;
}

/** The answerer of known queries. */
export function answerKnownQueries(options: KnownQueriesOptions): AnswerQuery {
  const { loaded, sources, isAllowed, completesFailures = false } = options;
  return (query, variables, scope) => {
    const executor = loaded();
    if (executor === null || executor.schema !== query.schema) return null;
    if (isAllowed?.(query, scope.principal) === false) return null;
    const compiled = compile(executor, query);
    if (compiled === null) return null;
    const { coerced, errors } = compiled.coerce(variables);
    if (errors !== undefined || !compiled.isPlain(coerced)) return null;
    const answer = compiled.runToText({ variables, scope, sources }, coerced);
    return answer.then((told) => (completesFailures ? summedUp(told, scope) : asStock(told)));
  };
}

function compile(executor: LoadedExecutor, query: KnownQuery): CompiledOperation | null {
  const { queryHash, document, operationName } = query;
  try {
    // The same key as for Apollo Server's requests: both ways share their plans.
    return executor.compile(`${queryHash} ${operationName ?? ""}`, document, operationName);
  } catch {
    // It was planned before, so this is news; the long way tells the client what is wrong.
    return null;
  }
}

function summedUp({ json, errors, invalid }: QueryAnswer, { failures }: OperationScope): QueryAnswer {
  return { json, errors: [...completeErrors(errors, failures), ...unfitValues(invalid)], invalid: [] };
}

/** As every Apollo gateway answers: with errors there is no word of values. */
function asStock(answer: QueryAnswer): QueryAnswer {
  return answer.errors.length === 0 ? answer : { ...answer, invalid: [] };
}
