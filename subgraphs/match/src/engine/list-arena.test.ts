import fc from "fast-check";
import { ListArena } from "./list-arena";

const step = fc.oneof(
  fc.record({ kind: fc.constant("append" as const), list: fc.nat(6), value: fc.nat(40) }),
  fc.record({ kind: fc.constant("remove" as const), list: fc.nat(6), value: fc.nat(40) }),
  fc.record({ kind: fc.constant("set" as const), list: fc.nat(6), values: fc.array(fc.nat(40), { maxLength: 900 }) }),
  fc.record({ kind: fc.constant("clear" as const), list: fc.nat(6) }),
);

function pairsOf(arena: ListArena, list: number): string[] {
  const from = arena.starts[list] ?? 0;
  return Array.from(
    { length: arena.sizeOf(list) },
    (_, at) => `${arena.values[from + at]}/${arena.weights[from + at]}`,
  ).sort();
}

/** Weights follow from values, so that a pair torn apart is seen. */
const weightOf = (value: number): number => (value * 7) % 65_536;

describe("ListArena", () => {
  it("holds what lists of their own would hold, also after it was packed and read back", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const arena = new ListArena();
        const lists = Array.from({ length: 7 }, (): number[] => []);
        for (const change of steps) {
          const { list } = change;
          const held = lists[list] ?? [];
          if (change.kind === "clear") {
            arena.clear(list);
            lists[list] = [];
          } else if (change.kind === "set") {
            arena.set(list, Uint32Array.from(change.values), Uint16Array.from(change.values, weightOf));
            lists[list] = [...change.values];
          } else if (change.kind === "append") {
            arena.append(list, change.value, weightOf(change.value));
            held.push(change.value);
          } else {
            arena.remove(list, change.value);
            const at = held.indexOf(change.value);
            if (at >= 0) held.splice(at, 1);
          }
        }
        const expected = lists.map((list) => list.map((value) => `${value}/${weightOf(value)}`).sort());
        const restored = ListArena.from(arena.pack());
        restored.append(0, 41, 1);
        restored.remove(0, 41);
        expect(lists.map((_, list) => pairsOf(arena, list))).toEqual(expected);
        expect(lists.map((_, list) => pairsOf(restored, list))).toEqual(expected);
      }),
    );
  });
});
