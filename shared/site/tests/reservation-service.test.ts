/* The owner's side of commitments: requests that come twice, late or in the wrong order. */
import { newObjectId } from "@park-hub/contracts";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { ReservationService, siteServices, type SiteRuntime } from "../src/index";
import { findProject } from "../src/data/projects";
import type { PlaceRequest } from "../src/services/reservation-protocol";
import { startTestHub, STEWARD, type TestHub } from "./host-fixture";
import { made, publish } from "./site-objects";

describeOnEachDatabase("ReservationService", (database) => {
  let hub: TestHub;
  let site: SiteRuntime;
  let reservations: ReservationService;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["baihe"], { times: { holdMs: 60_000 } });
    site = hub.site("baihe");
    reservations = new ReservationService(site);
  });
  afterAll(() => hub.dispose());

  async function project(
    capacity = 1,
  ): Promise<{ readonly id: string; readonly taken: () => Promise<readonly [number, string]> }> {
    const { id } = await publish(site, { capacity });
    const taken = async (): Promise<readonly [number, string]> => {
      const found = await findProject(site.database.manager, id);
      return [found?.placesTaken ?? -1, found?.stage ?? ""];
    };
    return { id, taken };
  }

  /** Attempts of one placement, older ones first. */
  function attempts(projectId: string, count: number): PlaceRequest[] {
    const placementId = newObjectId("minglou");
    return Array.from({ length: count }, () => ({ placementId, projectId, attemptId: newObjectId("minglou") }));
  }

  it("takes one place however often an attempt asks", async () => {
    const { id, taken } = await project();
    const [request] = attempts(id, 1) as [PlaceRequest];
    const answers = await Promise.all([1, 2, 3].map(() => reservations.reserve(request)));
    expect(answers).toEqual([{ outcome: "HELD" }, { outcome: "HELD" }, { outcome: "HELD" }]);
    expect(await taken()).toEqual([1, "FULL"]);
    expect(await reservations.confirm(request)).toEqual({ outcome: "CONFIRMED" });
    expect(await reservations.confirm(request)).toEqual({ outcome: "CONFIRMED" });
    expect(await reservations.reserve(request)).toEqual({ outcome: "HELD" });
    expect(await taken()).toEqual([1, "FULL"]);
  });

  it("gives a place back once", async () => {
    const { id, taken } = await project(2);
    const [request] = attempts(id, 1) as [PlaceRequest];
    await reservations.reserve(request);
    expect(await reservations.release(request)).toEqual({ outcome: "RELEASED" });
    expect(await reservations.release(request)).toEqual({ outcome: "RELEASED" });
    expect(await taken()).toEqual([0, "OPEN"]);
  });

  it("never holds a place for an attempt that was released before it asked", async () => {
    const { id, taken } = await project();
    const [first, second] = attempts(id, 2) as [PlaceRequest, PlaceRequest];
    expect(await reservations.release(first)).toEqual({ outcome: "RELEASED" });
    expect(await reservations.reserve(first)).toEqual({ outcome: "STALE" });
    expect(await taken()).toEqual([0, "OPEN"]);
    expect(await reservations.reserve(second)).toEqual({ outcome: "HELD" });
    expect(await taken()).toEqual([1, "FULL"]);
  });

  it("keeps the place of a newer attempt from an older one's release and reserve", async () => {
    const { id, taken } = await project();
    const [first, second] = attempts(id, 2) as [PlaceRequest, PlaceRequest];
    await reservations.reserve(first);
    expect(await reservations.reserve(second)).toEqual({ outcome: "HELD" });
    expect(await taken()).toEqual([1, "FULL"]);
    expect(await reservations.release(first)).toEqual({ outcome: "STALE" });
    expect(await reservations.reserve(first)).toEqual({ outcome: "STALE" });
    expect(await taken()).toEqual([1, "FULL"]);
    expect(await reservations.release(second)).toEqual({ outcome: "RELEASED" });
    expect(await taken()).toEqual([0, "OPEN"]);
  });

  it("keeps a confirmed place, whatever comes later", async () => {
    const { id, taken } = await project();
    const [first, second] = attempts(id, 2) as [PlaceRequest, PlaceRequest];
    await reservations.reserve(first);
    await reservations.confirm(first);
    expect(await reservations.release(first)).toEqual({ outcome: "CONFIRMED" });
    expect(await reservations.release(second)).toEqual({ outcome: "CONFIRMED" });
    expect(await taken()).toEqual([1, "FULL"]);
  });

  it("makes a lost reservation anew when it is confirmed and a place is left", async () => {
    const { id, taken } = await project();
    const [request] = attempts(id, 1) as [PlaceRequest];
    const [other] = attempts(id, 1) as [PlaceRequest];
    expect(await reservations.confirm(request)).toEqual({ outcome: "CONFIRMED" });
    expect(await taken()).toEqual([1, "FULL"]);
    expect(await reservations.confirm(other)).toEqual({ outcome: "NO_CAPACITY" });
  });

  it("refuses what no place can be taken of", async () => {
    const draft = await publish(site, { stage: "DRAFT" });
    const incubating = await publish(site, { stage: "INCUBATING" });
    const [atDraft] = attempts(draft.id, 1) as [PlaceRequest];
    const [atIncubating] = attempts(incubating.id, 1) as [PlaceRequest];
    expect(await reservations.reserve(atDraft)).toEqual({ outcome: "NOT_FOUND" });
    expect(await reservations.reserve(atIncubating)).toEqual({ outcome: "WRONG_STATE", stage: "INCUBATING" });
    expect(await reservations.describe(draft.id)).toEqual({ outcome: "NOT_FOUND" });
  });

  it("refuses a placement that holds a place of another project", async () => {
    const [one, other] = [await project(), await project()];
    const [request] = attempts(one.id, 1) as [PlaceRequest];
    await reservations.reserve(request);
    await expect(reservations.reserve({ ...request, projectId: other.id })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("never exceeds the capacity, raised or not, under many at once", async () => {
    const { id, taken } = await project(3);
    const requests = Array.from({ length: 20 }, () => attempts(id, 1)[0] as PlaceRequest);
    const outcomes = await Promise.all(requests.map((request) => reservations.reserve(request)));
    expect(outcomes.filter(({ outcome }) => outcome === "HELD")).toHaveLength(3);
    expect(await taken()).toEqual([3, "FULL"]);
    const update = { id, version: 4, capacity: 5 };
    expect(made(await siteServices(site).projects.update(STEWARD, update)).stage).toBe("OPEN");
    const more = await Promise.all(requests.slice(10).map((request) => reservations.reserve(request)));
    expect(more.filter(({ outcome }) => outcome === "NO_CAPACITY").length).toBeGreaterThanOrEqual(5);
    expect(await taken()).toEqual([5, "FULL"]);
  });
});
