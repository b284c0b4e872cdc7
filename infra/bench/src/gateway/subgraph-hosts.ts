/*
 * The subgraphs of a measurement, in a process of their own, and the supergraph over them.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { composeServices } from "@apollo/composition";
import { HubError } from "@park-hub/errors";
import { parse } from "graphql";

import type { AskedCount } from "./raw-graph-server";
import { STOREFRONT } from "./storefront";
import type { CountMessage, PortsMessage } from "./subgraph-process";

/** The running subgraphs. */
export class SubgraphHosts {
  private constructor(
    private readonly child: ChildProcess,
    readonly ports: Readonly<Record<string, number>>,
  ) {}

  /** Starts them on this process' core. */
  static async start(): Promise<SubgraphHosts> {
    const child = fork(join(__dirname, "subgraph-process.js"));
    const [message] = (await once(child, "message")) as [PortsMessage];
    return new SubgraphHosts(child, message.ports);
  }

  /** What they were asked since the last call. */
  async takeCount(): Promise<AskedCount> {
    const answer = once(this.child, "message");
    this.child.send("count");
    const [message] = (await answer) as [CountMessage];
    return message.count;
  }

  /** The supergraph, with their addresses. */
  supergraphSdl(): string {
    const graphs = STOREFRONT.map(({ name, sdl }) => ({
      name,
      url: `http://127.0.0.1:${this.ports[name]}/graphql`,
      typeDefs: parse(sdl),
    }));
    const { supergraphSdl, errors } = composeServices(graphs);
    if (supergraphSdl !== undefined) return supergraphSdl;
    throw new HubError("INTERNAL", (errors ?? []).map(({ message }) => message).join("; "));
  }

  /** Ends them. */
  async end(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.disconnect();
    await ended;
  }
}
