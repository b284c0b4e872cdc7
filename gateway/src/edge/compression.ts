/*
 * Compresses answers for whoever accepts it: by br, or gzip where the client likes that better. Off the event loop, in the thread pool of zlib.
 * Leaves alone: streams (events are sent as they happen) and what is compressed already.
 */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import type { FastifyInstance, FastifyReply } from "fastify";

import { addVary } from "./vary";

type Encoding = "br" | "gzip";

const COMPRESSIBLE = /^(?:application\/(?:[\w.-]+\+)?json|application\/javascript|text\/(?!event-stream))/;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses answers of at least so many bytes; below about one packet there is nothing to win. */
export function compressAnswers(app: FastifyInstance, fromBytes: number): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (!(typeof payload === "string" || Buffer.isBuffer(payload)) || !isCompressible(reply)) return payload;
    addVary(reply, "accept-encoding");
    if (Buffer.byteLength(payload) < fromBytes) return payload;
    const encoding = acceptedEncoding(request.headers["accept-encoding"]);
    if (encoding === null) return payload;
    void reply.header("content-encoding", encoding).removeHeader("content-length");
    return compress(payload, encoding);
  });
}

/** The encoding to use by an Accept-Encoding header: the client's favourite, br of equals; null for none. */
export function acceptedEncoding(header: string | readonly string[] | undefined): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of String(header ?? "").split(",")) {
    const [name = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    weights.set(name, Number(weight));
  }
  const weightOf = (name: Encoding): number => weights.get(name) ?? weights.get("*") ?? 0;
  const [br, gz] = [weightOf("br"), weightOf("gzip")];
  if (br > 0 && !(gz > br)) return "br";
  return gz > 0 ? "gzip" : null;
}

function isCompressible(reply: FastifyReply): boolean {
  if (reply.hasHeader("content-encoding")) return false;
  return COMPRESSIBLE.test(String(reply.getHeader("content-type") ?? ""));
}

async function compress(payload: string | Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return toGzip(payload, { level: 5 });
  // The default of 11 is for files that are compressed once: fifty times slower.
  return toBrotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
