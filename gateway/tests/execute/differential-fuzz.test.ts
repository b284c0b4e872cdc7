/*
 * The hub's executor against the stock one: the same plans, the same random data, nulls and errors.
 * `FUZZ_SEED` repeats a run that failed, `FUZZ_OPERATIONS` makes it longer.
 */
import { ClientPaths } from "../../src/execute/client-paths";
import { randomGraphs, type Weather } from "./random-data";
import { randomOperation } from "./random-operation";
import { TwoExecutors, type PlannedOperation } from "./two-executors";

type Answer = Awaited<ReturnType<TwoExecutors["own"]>>;

const OPERATIONS = Number(process.env.FUZZ_OPERATIONS ?? 5_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
/** Each document runs in fair weather and in foul, with variables of its own each time. */
const RUNS = 2;

const weather: Weather = { seed: 1, nullRate: 0, errorRate: 0 };
const two = new TwoExecutors(randomGraphs(weather), { isStockMended: true });

describe("the hub's executor beside the stock one", () => {
  it(`answers ${OPERATIONS} random operations alike (FUZZ_SEED=${SEED})`, async () => {
    process.stdout.write(`differential fuzz: FUZZ_SEED=${SEED} FUZZ_OPERATIONS=${OPERATIONS}\n`);
    const seen = { operations: 0, withErrors: 0, withInvalidValues: 0, asked: { stock: 0, own: 0 } };
    for (let n = 0; seen.operations < OPERATIONS; n++) {
      const kind = n % 7 === 0 ? "mutation" : "query";
      const { text, choices } = randomOperation(two.apiSchema, SEED * 7_919 + n, kind);
      const planned = planOf(text);
      for (let run = 0; planned !== null && run < RUNS; run++) {
        Object.assign(weather, { seed: SEED + n * RUNS + run, nullRate: run * 0.08, errorRate: run * 0.03 });
        const variables = choices();
        const stock = await answerOf("stock", planned, variables);
        const own = await answerOf("own", planned, variables);
        const told = toldOf(own.answer, planned);
        const where = `FUZZ_SEED=${SEED}, document ${n}, run ${run}: ${text} ${JSON.stringify(variables)}`;
        expect({ where, ...told }).toEqual({ where, ...toldOf(stock.answer, planned) });
        seen.operations += 1;
        seen.withErrors += told.errors.length > 0 ? 1 : 0;
        seen.withInvalidValues += told.invalid.length > 0 ? 1 : 0;
        seen.asked.stock += stock.representations;
        seen.asked.own += own.representations;
      }
    }
    // The data must be worth something: errors, bad values and repeated references in a good part of the operations.
    expect(seen.withErrors).toBeGreaterThan(OPERATIONS / 10);
    expect(seen.withInvalidValues).toBeGreaterThan(OPERATIONS / 50);
    expect(seen.asked.own).toBeLessThan(seen.asked.stock);
  }, 600_000);
});

/**
 * The plan; null for the rare text that is no valid operation (two fields of one key differ in shape), and for one
 * that asks no graph for anything: there stock gives null and no error (a known difference).
 */
function planOf(text: string): PlannedOperation | null {
  try {
    two.parse(text);
  } catch {
    return null;
  }
  const planned = two.plan(text);
  return planned.plan.node === undefined ? null : planned;
}

async function answerOf(which: "stock" | "own", planned: PlannedOperation, variables: Record<string, unknown>) {
  two.asked.length = 0;
  const answer = await two[which](planned, variables);
  const counts = two.asked.map(({ variables: { representations } }) =>
    Array.isArray(representations) ? representations.length : 0,
  );
  return { answer, representations: counts.reduce((sum, count) => sum + count, 0) };
}

/** What an answer tells the client: its data, where its errors are, and where values broke the schema. */
function toldOf({ data, errors, extensions }: Answer, { context }: PlannedOperation) {
  const paths = new ClientPaths(context.operation, context.fragments, new Map());
  const listed = (extensions?.valueCompletion ?? []) as NonNullable<Answer["errors"]>;
  const invalid = listed.filter(({ path = [] }) => isThere(data, path.slice(0, -1)));
  return {
    data: data ?? null,
    errors: placesOf(errors ?? [], paths, "#"),
    invalid: placesOf(invalid, paths, null),
  };
}

/**
 * Whether an object of the answer was not nulled. Inside one that was, completion stops at the first field that may not
 * be null: which others were looked at before depends on an order in which stock does not follow the specification.
 */
function isThere(data: unknown, path: readonly (string | number)[]): boolean {
  const [step, ...rest] = path;
  if (typeof data !== "object" || data === null) return false;
  return step === undefined || isThere((data as Record<string | number, unknown>)[step], rest);
}

/**
 * Where errors are, each place once.
 *
 * Stock counts wrong among the objects of a list when some have no representation, and leaves its own `@` and what
 * nobody selected in paths (known differences): indexes are told apart in the tests of those, not here.
 */
function placesOf(errors: NonNullable<Answer["errors"]>, paths: ClientPaths, index: string | null): readonly string[] {
  const places = errors.map(({ path = [] }) => {
    const end = path.indexOf("@");
    const place = paths.toClient(end < 0 ? path : path.slice(0, end));
    return place.map((step) => (typeof step === "number" && index !== null ? index : step)).join(".");
  });
  return [...new Set(places)].sort();
}
