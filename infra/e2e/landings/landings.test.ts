/*
 * Fifty landings at once, from placements at five sites in three host processes, on a project of another site with three
 * places: exactly three succeed, also when a host is killed between a reservation and its commit; no place leaks.
 */
import { describeOnEachDatabase, schemaPrefix, type SchemaPrefix } from "@park-hub/testkit";
import { eventually } from "../src/eventually";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";
import { startWatchingProxy, type WatchingProxy } from "../src/watching-proxy";

const OWNER = "baihe";
const HOLDERS = ["minglou", "fuming", "jiangshan", "dongwu", "hengxi"];
const STEWARD = { role: "PARK_STEWARD" } as const;
const PER_SITE = 10;
const CAPACITY = 3;

type Placed = Record<
  string,
  {
    placement: { id: string; version: number; state: string } | null;
    problems: readonly { code: string; message: string }[];
  } | null
>;

describeOnEachDatabase("fifty landings on three places", (database) => {
  let hub: TestHub;
  let proxy: WatchingProxy;
  let victim: string | null = null;
  let schemas: SchemaPrefix | null = null;

  beforeAll(async () => {
    // Kills a holder's host when the owner has reserved for it, before it hears of that.
    proxy = await startWatchingProxy(async ({ path, body, status }) => {
      if (victim === null || status !== 200 || !path.startsWith("/reservations/") || !body.includes('"reserve"'))
        return;
      if (!["minglou:", "fuming:"].some((holder) => body.includes(holder))) return;
      const part = hub.parts.get(victim);
      victim = null;
      await part?.kill();
    });
    if (database.kind === "server") schemas = schemaPrefix();
    hub = await startTestHub({
      hosts: [
        { name: "owner-host", sites: sitesNamed(OWNER), publicUrl: proxy.url },
        { name: "host-a", sites: sitesNamed("minglou", "fuming") },
        { name: "host-b", sites: sitesNamed("jiangshan", "dongwu") },
        { name: "host-c", sites: sitesNamed("hengxi") },
      ],
      onAddressed: (urlOf) => {
        proxy.target = urlOf("owner-host");
      },
      ...(schemas === null ? {} : { databaseUrl: schemas.url, env: { HUB_DATABASE_PREFIX: schemas.prefix } }),
    });
  });
  afterAll(async () => {
    await hub?.stop();
    await proxy?.close();
    await schemas?.dispose();
  });

  it("lets exactly three succeed", async () => {
    const project = await publish("三个名额的项目");
    const placements = await agreed(project);
    const outcomes = await land(placements);
    expect(outcomes.filter((outcome) => outcome === "LANDED")).toHaveLength(CAPACITY);
    expect(outcomes.filter((outcome) => outcome === "NO_CAPACITY")).toHaveLength(placements.length - CAPACITY);
    expect(await places(project)).toEqual({ placesLeft: 0, stage: "FULL", capacity: CAPACITY });
  });

  it("neither exceeds nor leaks a place when a host dies between reserve and commit", async () => {
    const project = await publish("有人在签约时断电的项目");
    const placements = await agreed(project);
    victim = "host-a";
    await land(placements);
    expect(victim).toBeNull();
    await hub.parts.get("host-a")?.start();

    // The reconciler gives the dead attempt's place back or finishes it; then the rest of the places can be taken.
    const count = async () => landedCount(placements);
    await eventually(
      async () => {
        const waiting = await stillAgreed(placements);
        if (waiting.length > 0) await land(waiting);
        return count();
      },
      (landed) => landed === CAPACITY,
      90_000,
    );
    await eventually(
      () => places(project),
      (now) => now.placesLeft === 0,
    );
    const last = await land(await stillAgreed(placements));
    expect(last.every((outcome) => outcome === "NO_CAPACITY")).toBe(true);
    expect(await count()).toBe(CAPACITY);
  });

  async function publish(title: string): Promise<string> {
    const { data, errors } = await hub.ask<{
      publishProject: { project: { id: string } | null; problems: readonly { message: string }[] };
    }>(
      `mutation Publish($input: PublishProjectInput!) { publishProject(input: $input) { project { id } problems { message } } }`,
      {
        input: {
          site: OWNER,
          organizationId: "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B",
          title,
          summary: "一个名额有限的项目",
          serviceAreaCodes: ["330200"],
          capacity: CAPACITY,
        },
      },
      STEWARD,
    );
    expect(errors).toEqual([]);
    return data.publishProject.project?.id ?? "";
  }

  /** Ten placements at each of the five sites, brought to AGREED. */
  async function agreed(projectId: string): Promise<Placement[]> {
    const demands = await batch(
      "postDemand",
      "PostDemandInput",
      "demand { id }",
      HOLDERS.flatMap((site) =>
        Array.from({ length: PER_SITE }, (_, index) => ({
          site,
          title: `需求${index}`,
          description: "需要这个项目",
          areaCode: "330212010",
        })),
      ),
    );
    const opened = await batch(
      "openPlacement",
      "OpenPlacementInput",
      "placement { id version }",
      demands.map((demand) => ({ demandId: idIn(demand), projectId })),
    );
    let placements = opened.map(placementIn);
    for (const to of ["CONTACTED", "AGREED"]) {
      const advanced = await batch(
        "advancePlacement",
        "AdvancePlacementInput",
        "placement { id version }",
        placements.map((placement) => ({ ...placement, to })),
      );
      placements = advanced.map(placementIn);
    }
    return placements;
  }

  /** Each in a request of its own, all at once; what became of each: the state reached or the problem's code. */
  async function land(placements: readonly Placement[]): Promise<string[]> {
    return Promise.all(
      placements.map(async (placement) => {
        const { data, errors } = await hub.ask<Placed | null>(
          `mutation Land($input: AdvancePlacementInput!) { advancePlacement(input: $input) { placement { id version state } problems { code message } } }`,
          { input: { ...placement, to: "LANDED" } },
          STEWARD,
        );
        const payload = data?.advancePlacement;
        return payload?.problems[0]?.code ?? payload?.placement?.state ?? String(errors[0]?.extensions?.code);
      }),
    );
  }

  async function states(
    placements: readonly Placement[],
  ): Promise<readonly { id: string; version: number; state: string }[]> {
    const fields = placements.map(({ id }, index) => `p${index}: placement(id: "${id}") { id version state }`);
    // The gateway asks a host that was away again after a second.
    const { data } = await eventually(
      () => hub.ask<Record<string, { id: string; version: number; state: string }>>(`{ ${fields.join(" ")} }`),
      ({ errors }) => errors.length === 0,
    );
    return Object.values(data);
  }

  async function stillAgreed(placements: readonly Placement[]): Promise<Placement[]> {
    return (await states(placements))
      .filter(({ state }) => state === "AGREED")
      .map(({ id, version }) => ({ id, version }));
  }

  async function landedCount(placements: readonly Placement[]): Promise<number> {
    return (await states(placements)).filter(({ state }) => state === "LANDED").length;
  }

  async function places(id: string): Promise<{ placesLeft: number; stage: string; capacity: number }> {
    const { data } = await hub.ask<{ project: { placesLeft: number; stage: string; capacity: number } }>(
      `query Places($id: ID!) { project(id: $id) { placesLeft stage capacity } }`,
      { id },
    );
    return data.project;
  }

  async function batch(
    mutation: string,
    type: string,
    selection: string,
    inputs: readonly object[],
  ): Promise<readonly unknown[]> {
    const parameters = inputs.map((_, index) => `$i${index}: ${type}!`).join(", ");
    const fields = inputs.map(
      (_, index) => `m${index}: ${mutation}(input: $i${index}) { ${selection} problems { code message } }`,
    );
    const variables = Object.fromEntries(inputs.map((input, index) => [`i${index}`, input]));
    const { data, errors } = await hub.ask<Record<string, unknown>>(
      `mutation (${parameters}) { ${fields.join(" ")} }`,
      variables,
      STEWARD,
    );
    expect(errors).toEqual([]);
    return inputs.map((_, index) => data[`m${index}`]);
  }
});

interface Placement {
  readonly id: string;
  readonly version: number;
}

function placementIn(payload: unknown): Placement {
  const { placement, problems } = payload as { placement: Placement | null; problems: readonly { message: string }[] };
  if (placement === null) throw new Error(problems[0]?.message);
  return { id: placement.id, version: placement.version };
}

function idIn(payload: unknown): string {
  const { demand } = payload as { demand: { id: string } | null };
  if (demand === null) throw new Error("no demand was posted");
  return demand.id;
}
