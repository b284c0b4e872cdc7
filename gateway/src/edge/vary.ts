import type { FastifyReply } from "fastify";

/** Adds names to the Vary header of an answer, each once. */
export function addVary(reply: FastifyReply, ...names: readonly string[]): void {
  const header = reply.getHeader("vary");
  const known = String(header ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  void reply.header("vary", [...new Set([...known, ...names])].join(", "));
}
