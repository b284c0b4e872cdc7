/*
 * Starts a fleet of subscribers (fleet.ts) as a process of its own and asks it what arrived.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { HubError } from "@park-hub/errors";
import type { FleetPlan, FleetReport } from "./fleet";

/** A fleet that follows. */
export class SubscriberFleet {
  private constructor(
    private readonly child: ChildProcess,
    readonly size: number,
  ) {}

  /** Resolves when every subscriber has had its first sign. @throws {HubError} UNAVAILABLE when the fleet ends first. */
  static async start(plan: FleetPlan): Promise<SubscriberFleet> {
    const child = fork(join(__dirname, "fleet.js"), [JSON.stringify(plan)]);
    const ended = once(child, "exit").then(() => {
      throw new HubError("UNAVAILABLE", `the fleet of ${plan.count} ${plan.protocol} subscribers ended`);
    });
    await Promise.race([once(child, "message"), ended]);
    ended.catch(() => undefined);
    return new SubscriberFleet(child, plan.count);
  }

  /** Process id. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What arrived since it was asked last. */
  async report(): Promise<FleetReport> {
    const answer = once(this.child, "message");
    this.child.send("report");
    const [report] = (await answer) as [FleetReport];
    return report;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.disconnect();
    await gone;
  }
}
