/*
 * Error paths as the client sees them: with its own response keys, and nothing that it did not select.
 */
import { Kind } from "graphql";
import type { FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from "graphql";

import type { ResponsePath } from "./operation-run";

/** The paths of one operation. */
export class ClientPaths {
  /** `clientKeys` gives the client's response key for one that planning changed. */
  constructor(
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly clientKeys: ReadonlyMap<string, string>,
  ) {}

  /**
   * The path in the client's answer for a path in the data.
   *
   * The planner asks for keys and required fields as well: an error of one of them is told at the object that lacks it.
   */
  toClient(path: ResponsePath): ResponsePath {
    const seen: (string | number)[] = [];
    let sets: readonly SelectionSetNode[] = [this.operation.selectionSet];
    for (const step of path) {
      if (typeof step === "number") {
        seen.push(step);
        continue;
      }
      const fields = sets.flatMap((set) => this.fieldsIn(set, step));
      if (fields.length === 0) break;
      seen.push(this.clientKeys.get(step) ?? step);
      sets = fields.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
    }
    return seen;
  }

  private fieldsIn(set: SelectionSetNode, key: string): readonly FieldNode[] {
    return set.selections.flatMap((node): readonly FieldNode[] => {
      if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value === key ? [node] : [];
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments[node.name.value];
      return inner === undefined ? [] : this.fieldsIn(inner.selectionSet, key);
    });
  }
}
