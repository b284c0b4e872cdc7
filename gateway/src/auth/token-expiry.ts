import { decodeJwt } from "jose";

/** When the token of a verified Authorization header ends, in ms since 1970; null without a token. */
export function tokenExpiry(authorization: string | undefined): number | null {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  const seconds = token === undefined ? undefined : decodeJwt(token).exp;
  return seconds === undefined ? null : seconds * 1_000;
}
