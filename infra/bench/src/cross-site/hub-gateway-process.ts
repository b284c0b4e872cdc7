/*
 * The hub's gateway in a process of its own: given park's address and its key by its parent, says where it listens.
 */
import { DEFAULT_LIMITS, startGateway } from "@park-hub/gateway";
import { generateSigningKey, publicKeyOf, type SigningJwk } from "@park-hub/identity";

/** What the parent says. */
export interface GatewayMessage {
  readonly parkUrl: string;
  readonly stateDir: string;
  readonly signingKey: SigningJwk;
}

async function start({ parkUrl, stateDir, signingKey }: GatewayMessage): Promise<void> {
  const warn = (fields: object, message: string): void =>
    void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
  const gateway = await startGateway({
    port: 0,
    host: "127.0.0.1",
    stateDir,
    parkUrl,
    matchUrls: [parkUrl],
    signingKey,
    bearer: { mode: "development", publicKey: publicKeyOf(await generateSigningKey()) },
    corsOrigins: [],
    deadlines: { siteQueryMs: 10_000, partQueryMs: 10_000, mutationMs: 10_000 },
    maxAnswerBytes: 16_777_216,
    maxBodyBytes: 4_194_304,
    limits: DEFAULT_LIMITS,
    readyMarker: null,
    http: { hasAccessLog: false },
    logger: { debug: () => undefined, info: () => undefined, warn, error: warn },
  });
  process.send?.({ url: gateway.url });
}

process.once("message", (message) => void start(message as GatewayMessage));
process.once("disconnect", () => process.exit());
