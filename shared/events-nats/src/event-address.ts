/** How a broker is reached, taken apart from the one URL that HUB_EVENTS holds. */
export interface EventAddress {
  /** Without credentials: also what logs and messages show. */
  readonly server: string;
  readonly credentials: { readonly user?: string; readonly pass?: string; readonly token?: string };
  readonly isTls: boolean;
}

/** Takes the URL apart: `nats://user:password@host:port`, `nats://token@host`, `tls://…` for TLS. */
export function parseEventAddress(url: string): EventAddress {
  const { protocol, host, username, password } = new URL(url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  const credentials = user === "" ? {} : pass === "" ? { token: user } : { user, pass };
  return { server: `${protocol}//${host}`, credentials, isTls: protocol === "tls:" };
}
