/*
 * Where a webhook may go. A URL is checked when it is registered, its address each time a connection is made: a name may
 * resolve to something else by then (DNS rebinding), and an address in the URL itself is never looked up at all.
 */
import { lookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";

import ipaddr from "ipaddr.js";

import type { TargetRules } from "./webhook-settings";

/** Longest URL of a target, in characters. */
const MAX_URL_LENGTH = 2_000;
const RESOLVED_WITHIN_MS = 2_000;

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** The address is none that a webhook may go to. */
export class ForbiddenTargetError extends Error {
  constructor(address: string) {
    super(`address ${address} is not a public one and is not allowed by the configuration`);
    this.name = "ForbiddenTargetError";
  }
}

/** What the rules have against a target, as a code of problems and a Chinese sentence; null: nothing. */
export interface TargetProblem {
  readonly code: "TOO_LONG" | "BAD_FORMAT" | "FORBIDDEN";
  readonly message: string;
}

/** Judges targets by one set of rules. */
export class TargetJudge {
  private readonly networks: readonly Network[];

  constructor(private readonly rules: TargetRules) {
    this.networks = rules.allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  }

  /** What the URL itself breaks; says nothing about what its name resolves to. */
  problemOf(text: string): TargetProblem | null {
    if (text.length > MAX_URL_LENGTH) {
      return { code: "TOO_LONG", message: `地址有 ${text.length} 个字符,最多 ${MAX_URL_LENGTH} 个` };
    }
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) return { code: "BAD_FORMAT", message: `「${text.slice(0, 80)}」不是完整的网址` };
    if (url.username !== "" || url.password !== "") {
      return { code: "BAD_FORMAT", message: "网址中不得含用户名或密码,接收端凭签名核验" };
    }
    if (url.protocol === "http:" && !this.rules.allowsHttp) {
      return { code: "FORBIDDEN", message: "须为 https 网址,本枢纽不允许明文 http" };
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      return { code: "BAD_FORMAT", message: `协议为「${url.protocol.slice(0, 40)}」,须为 https` };
    }
    const address = literalAddress(url);
    return address === null || this.allows(address) ? null : forbidden(address);
  }

  /** What the URL's name resolves to now, if that is forbidden; a name that does not resolve may do so later. */
  async resolvedProblemOf(text: string): Promise<TargetProblem | null> {
    const { hostname } = new URL(text);
    if (isIP(bare(hostname)) !== 0) return null;
    const addresses = await new Promise<readonly LookupAddress[]>((resolve) => {
      // A name that is slow to resolve is judged when a connection is made.
      const timer = setTimeout(() => resolve([]), RESOLVED_WITHIN_MS);
      lookup(hostname, { all: true }, (error, found) => {
        clearTimeout(timer);
        resolve(error === null ? found : []);
      });
    });
    const refused = addresses.find(({ address }) => !this.allows(address));
    return refused === undefined ? null : forbidden(refused.address);
  }

  /** @throws {ForbiddenTargetError} for an address in the URL itself: the system looks those up nowhere. */
  checkLiteral(url: URL): void {
    const address = literalAddress(url);
    if (address !== null && !this.allows(address)) throw new ForbiddenTargetError(address);
  }

  /** A lookup for connections: fails with ForbiddenTargetError when any of the name's addresses is forbidden. */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return done(error, "", 0);
      const refused = addresses.find(({ address }) => !this.allows(address));
      if (refused !== undefined) return done(new ForbiddenTargetError(refused.address), "", 0);
      if (options.all === true) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };

  /** Whether connections may be made to the address. */
  allows(text: string): boolean {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address in IPv6 clothes is judged as what it is.
    const address = ipaddr.process(text);
    return isPublic(address) || this.networks.some((network) => isWithin(address, network));
  }
}

/** IPv6 has one block of global addresses; among the rest is IPv4 in a form that the library takes for ordinary. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

function isPublic(address: Address): boolean {
  const isGlobal = address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6);
  return isGlobal && address.range() === "unicast";
}

function isWithin(address: Address, [network, bits]: Network): boolean {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, bits);
  return network instanceof ipaddr.IPv6 && address.match(network, bits);
}

function literalAddress({ hostname }: URL): string | null {
  const text = bare(hostname);
  return isIP(text) === 0 ? null : text;
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function forbidden(address: string): TargetProblem {
  const message = `网址指向 ${address},不是公网地址,本枢纽的配置不允许`;
  return { code: "FORBIDDEN", message };
}
