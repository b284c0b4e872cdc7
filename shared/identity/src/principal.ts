/*
 * Who acts: the principal that the gateway makes of a bearer token and that a hub identity carries onward.
 * Pure. Leaves alone: keys and tokens (identity-signer.ts, identity-verifier.ts, bearer-verifier.ts).
 */
import { z } from "zod";

import { isRole, ROLES, type Role } from "./role";

/** Who acts, with which roles, for which site or organisation. */
export interface Principal {
  /** Stable name of the person or process; unique within its issuer. */
  readonly subject: string;
  /** At least one role, none twice. */
  readonly roles: readonly Role[];
  /** Code of the site that a worker or officer belongs to. */
  readonly site?: string;
  /** Id of the organisation that the principal speaks for. */
  readonly organization?: string;
}

/** Whoever comes without a token. */
export const PUBLIC_PRINCIPAL: Principal = Object.freeze({
  subject: "public",
  roles: Object.freeze(["PUBLIC"] as const),
});

/**
 * Names that an issuer or an audience uses besides site codes; no site may be registered under one of them,
 * or its key would speak for that part of the hub.
 */
export const RESERVED_CODES: ReadonlySet<string> = new Set(["gateway", "match", "host", "park-hub-dev"]);

const NAME = /^[a-z][a-z0-9-]{1,30}$/;

/** Whether the text can name an issuer or an audience: a site code, or gateway, match, host. */
export function isIdentityName(text: string): boolean {
  return NAME.test(text);
}

/** The claims of a token that describe a principal, from unknown to typed; messages name claim, value and rule. */
export const principalClaimsSchema = z.object({
  sub: z
    .string({ error: "claim sub must be a text" })
    .min(1, "claim sub must not be empty")
    .max(200, "claim sub is longer than 200 characters"),
  roles: z
    .array(
      z.unknown().transform((role, context): Role => {
        if (isRole(role)) return role;
        const shown = JSON.stringify(role)?.slice(0, 40) ?? "undefined";
        context.addIssue({
          code: "custom",
          message: `role ${shown} is unknown; the roles are ${ROLES.join(", ")}`,
        });
        return z.NEVER;
      }),
      { error: "claim roles must be a list of roles" },
    )
    .min(1, "claim roles must name at least one role")
    .max(ROLES.length, `claim roles names more than ${ROLES.length} roles`),
  site: z
    .string({ error: "claim site must be a text" })
    .regex(NAME, "claim site is not a site code of the form [a-z][a-z0-9-]{1,30}")
    .optional(),
  organization: z
    .string({ error: "claim organization must be a text" })
    .min(1, "claim organization must not be empty")
    .max(100, "claim organization is longer than 100 characters")
    .optional(),
});

/** The principal's claims after parsing. */
export type PrincipalClaims = z.infer<typeof principalClaimsSchema>;

/** A principal of parsed claims: frozen, each role once. */
export function principalOf(claims: PrincipalClaims): Principal {
  return Object.freeze({
    subject: claims.sub,
    roles: Object.freeze([...new Set(claims.roles)]),
    ...(claims.site === undefined ? {} : { site: claims.site }),
    ...(claims.organization === undefined ? {} : { organization: claims.organization }),
  });
}

/** The claims that describe a principal; the inverse of principalOf(). */
export function claimsOf(principal: Principal): PrincipalClaims {
  return {
    sub: principal.subject,
    roles: [...new Set(principal.roles)],
    ...(principal.site === undefined ? {} : { site: principal.site }),
    ...(principal.organization === undefined ? {} : { organization: principal.organization }),
  };
}
