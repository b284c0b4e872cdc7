/*
 * Unified social credit codes of social organisations: 18 characters of GB 32100-2015.
 * Pure. Position 1-2 the registering authority and category, 3-8 the division, 9-17 the organisation, 18 the check character.
 * Leaves alone: whether the code is registered already (services/organization-service.ts).
 */
import type { OrganizationCategory } from "@park-hub/contracts";

/** The 31 characters of GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const MODULUS = ALPHABET.length;
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The category that each prefix stands for; 5 is the civil-affairs authority, with which social organisations register. */
const CATEGORY_BY_PREFIX: Readonly<Record<string, OrganizationCategory>> = {
  "51": "SOCIAL_ASSOCIATION",
  "52": "SOCIAL_SERVICE_AGENCY",
  "53": "FOUNDATION",
};

/** What a text is as a credit code. */
export type CreditCodeReading =
  | { readonly kind: "ok"; readonly creditCode: string; readonly category: OrganizationCategory }
  | { readonly kind: "BAD_FORMAT"; readonly rule: "form" | "prefix" }
  | { readonly kind: "BAD_CHECK_CHARACTER"; readonly expected: string };

/** The code as it is kept: without spaces around it, in capitals. */
export function normalizeCreditCode(text: string): string {
  return text.trim().toUpperCase();
}

/**
 * Reads a text as the credit code of a social organisation.
 *
 * Any single wrong character is noticed: all weights are prime to 31, which is prime itself.
 */
export function readCreditCode(text: string): CreditCodeReading {
  const creditCode = normalizeCreditCode(text);
  if (!FORM.test(creditCode)) return { kind: "BAD_FORMAT", rule: "form" };
  const expected = checkCharacterOf(creditCode);
  if (creditCode.at(-1) !== expected) return { kind: "BAD_CHECK_CHARACTER", expected };
  const category = CATEGORY_BY_PREFIX[creditCode.slice(0, 2)];
  return category === undefined ? { kind: "BAD_FORMAT", rule: "prefix" } : { kind: "ok", creditCode, category };
}

/** The check character of the first 17: weights 3^(i-1) mod 31, check = (31 − Σ mod 31) mod 31. */
function checkCharacterOf(creditCode: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of creditCode.slice(0, -1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}
