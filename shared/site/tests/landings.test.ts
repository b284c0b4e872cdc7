/*
 * Landings at a project of another site: many at once, lost requests and answers, crashes between the phases.
 * The owner stands behind a proxy that loses what a test wants lost.
 */
import { newObjectId } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { siteServices, type Placement, type Project, type SiteHost, type SiteRuntime } from "../src/index";
import { findCommitment, replaceCommitment } from "../src/data/commitments";
import { findProject } from "../src/data/projects";
import { findReservation } from "../src/data/reservations";
import type { CommitmentState } from "../src/model/commitment";
import type { ReservationState } from "../src/model/reservation";
import { startTestHub, STEWARD, type TestHub } from "./host-fixture";
import { agree, land, made, problemsOf, publish } from "./site-objects";
import { startSiteProxy, type Fate, type SiteProxy } from "./site-proxy";
import { until } from "./until";

describeOnEachDatabase("landings at another site", (database) => {
  let hub: TestHub;
  let proxy: SiteProxy;
  let holderProxy: SiteProxy;
  let owner: SiteHost;
  let holder: SiteHost;
  beforeAll(async () => {
    hub = await startTestHub(database);
    proxy = await startSiteProxy();
    holderProxy = await startSiteProxy();
    await startOwner();
    await startHolder();
  });
  afterEach(() => {
    proxy.fate = () => "PASS";
    proxy.onAnswer = async () => undefined;
    holderProxy.fate = () => "PASS";
  });
  afterAll(async () => {
    await hub.dispose();
    await proxy.close();
    await holderProxy.close();
  });

  async function startOwner(): Promise<void> {
    owner = await hub.startHost(["baihe"], { publicUrl: proxy.url });
    proxy.target = owner.url;
  }

  async function startHolder(): Promise<void> {
    holder = await hub.startHost(["minglou", "fuming"], { publicUrl: holderProxy.url });
    holderProxy.target = holder.url;
  }

  const there = () => hub.site("baihe");
  const here = () => hub.site("minglou");
  const databases = () => [there().database, here().database];
  const lose =
    (fate: Fate, ...actions: string[]) =>
    (_path: string, body: string): Fate =>
      actions.some((action) => body.includes(`"${action}"`)) ? fate : "PASS";

  /** Loses a reservation, and keeps either side from giving its place back: neither release nor question gets through. */
  function loseAttempt(fate: Fate): void {
    const loseRelease = lose("LOSE_REQUEST", "release");
    proxy.fate = (path, body) => (body.includes('"reserve"') ? fate : loseRelease(path, body));
    holderProxy.fate = (path) => (path.endsWith("/commitment") ? "LOSE_REQUEST" : "PASS");
  }

  async function places({ id }: Project): Promise<readonly [number, string]> {
    const project = await findProject(there().database.manager, id);
    return [project?.placesTaken ?? -1, project?.stage ?? ""];
  }

  async function reservationOf({ id }: Placement): Promise<ReservationState | undefined> {
    return (await findReservation(there().database.manager, id))?.state;
  }

  async function commitmentOf({ id }: Placement): Promise<CommitmentState | undefined> {
    return (await findCommitment(here().database.manager, id))?.state;
  }

  const untilDone = (placement: Placement, state: CommitmentState) =>
    until(databases(), async () => (await commitmentOf(placement)) === state);
  const untilReserved = (placement: Placement, state: ReservationState) =>
    until(databases(), async () => (await reservationOf(placement)) === state);

  it("let fifty at once take exactly the three places", async () => {
    const project = await publish(there(), { capacity: 3 });
    const sites = [here(), hub.site("fuming")];
    const agreed = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const site = sites[index % sites.length] as SiteRuntime;
        return { site, placement: await agree(site, project.id) };
      }),
    );
    const outcomes = await Promise.all(agreed.map(({ site, placement }) => land(site, placement)));
    expect(outcomes.filter(({ object }) => object?.state === "LANDED")).toHaveLength(3);
    expect(outcomes.flatMap(problemsOf)).toEqual(Array.from({ length: 47 }, () => "to NO_CAPACITY"));
    expect(await places(project)).toEqual([3, "FULL"]);
  });

  it("confirm the place and end DONE", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    made(await land(here(), placement));
    await untilDone(placement, "DONE");
    expect(await reservationOf(placement)).toBe("CONFIRMED");
  });

  it.each<Fate>(["LOSE_REQUEST", "LOSE_ANSWER"])(
    "move nothing and leak nothing when reserving meets %s",
    async (fate) => {
      const project = await publish(there(), { capacity: 1 });
      const placement = await agree(here(), project.id);
      loseAttempt(fate);
      const outcome = await land(here(), placement);
      expect(problemsOf(outcome)).toEqual(["to OTHER_SITE_UNAVAILABLE"]);
      expect(outcome.object).toEqual(placement);
      expect(await commitmentOf(placement)).toBe("RELEASING");
      expect(await places(project)).toEqual(fate === "LOSE_ANSWER" ? [1, "FULL"] : [0, "OPEN"]);
      let isFirst = true;
      proxy.fate = (_path, body) => {
        const isLost = isFirst && body.includes('"release"');
        if (isLost) isFirst = false;
        return isLost ? fate : "PASS";
      };
      await untilDone(placement, "ABANDONED");
      expect(await reservationOf(placement)).toBe("RELEASED");
      expect(await places(project)).toEqual([0, "OPEN"]);
      expect(made(await land(here(), placement)).state).toBe("LANDED");
      expect(await places(project)).toEqual([1, "FULL"]);
    },
  );

  it("land at the second try while the first attempt is not released yet", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    loseAttempt("LOSE_ANSWER");
    expect(problemsOf(await land(here(), placement))).toEqual(["to OTHER_SITE_UNAVAILABLE"]);
    proxy.fate = lose("LOSE_REQUEST", "release");
    expect(made(await land(here(), placement)).state).toBe("LANDED");
    await untilDone(placement, "DONE");
    expect(await places(project)).toEqual([1, "FULL"]);
  });

  it("are confirmed by the holder's answer when the confirmation does not get through", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    proxy.fate = lose("LOSE_REQUEST", "confirm");
    made(await land(here(), placement));
    await untilReserved(placement, "CONFIRMED");
    expect(await commitmentOf(placement)).toBe("COMMITTED");
    proxy.fate = () => "PASS";
    await untilDone(placement, "DONE");
    expect(await places(project)).toEqual([1, "FULL"]);
  });

  it("are given up when the holder dies between reservation and commit", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    await dieAfterReserving(placement, new Date(Date.now() + 60_000));
    expect(await places(project)).toEqual([1, "FULL"]);
    await holder.close();
    await startHolder();
    await untilDone(placement, "ABANDONED");
    expect(await places(project)).toEqual([0, "OPEN"]);
    expect(made(await land(here(), placement)).state).toBe("LANDED");
  });

  it("keep the place while the holder is away, and give it back once it says that the attempt is over", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    const asked = new Promise<void>((resolve) => {
      let questions = 0;
      holderProxy.fate = (path) => {
        if (!path.endsWith("/commitment")) return "PASS";
        questions += 1;
        if (questions === 3) resolve();
        return "LOSE_REQUEST";
      };
    });
    proxy.fate = lose("LOSE_REQUEST", "release");
    await dieAfterReserving(placement, new Date(Date.now() - 1));
    await asked;
    expect(await reservationOf(placement)).toBe("HELD");
    holderProxy.fate = () => "PASS";
    await untilReserved(placement, "RELEASED");
    expect(await places(project)).toEqual([0, "OPEN"]);
  });

  it("finish after the owner died with the place held", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    proxy.fate = lose("LOSE_REQUEST", "confirm");
    made(await land(here(), placement));
    await owner.close();
    await startOwner();
    proxy.fate = () => "PASS";
    await untilDone(placement, "DONE");
    expect(await reservationOf(placement)).toBe("CONFIRMED");
    expect(await places(project)).toEqual([1, "FULL"]);
  });

  it("leave the placement to whoever declined it meanwhile", async () => {
    const project = await publish(there(), { capacity: 1 });
    const placement = await agree(here(), project.id);
    const { id, version } = placement;
    const decline = { id, version, to: "DECLINED" as const, declineReason: "BUSY" as const };
    proxy.onAnswer = async (body) => {
      if (body.includes('"reserve"')) made(await siteServices(here()).placements.advance(STEWARD, decline));
    };
    const outcome = await land(here(), placement);
    expect(problemsOf(outcome)).toEqual(["version CONFLICT"]);
    expect(outcome.object?.state).toBe("DECLINED");
    await untilReserved(placement, "RELEASED");
    expect(await places(project)).toEqual([0, "OPEN"]);
  });

  it("let one of two equal requests at once land", async () => {
    const project = await publish(there(), { capacity: 2 });
    const placement = await agree(here(), project.id);
    const outcomes = await Promise.all([land(here(), placement), land(here(), placement)]);
    expect(outcomes.flatMap(problemsOf)).toEqual(["version CONFLICT"]);
    expect(await places(project)).toEqual([1, "OPEN"]);
  });

  /** What a holder's death after step 1 leaves: an attempt PENDING here, a place held there. */
  async function dieAfterReserving({ id, projectId }: Placement, deadline: Date): Promise<void> {
    const now = new Date();
    const attemptId = newObjectId("minglou");
    const times = { deadline, nextTryAt: deadline, tries: 0, createdAt: now, updatedAt: now };
    const attempt = { placementId: id, attemptId, projectId, owner: "baihe", state: "PENDING" as const, ...times };
    await unitOfWork(here().database, (em) => replaceCommitment(em, attempt));
    expect(await here().reservations.reserve("baihe", attempt)).toEqual({ outcome: "HELD" });
  }
});
