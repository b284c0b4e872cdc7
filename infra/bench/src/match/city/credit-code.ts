import type { OrganizationCategory } from "@park-hub/contracts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const PREFIXES = { SOCIAL_ASSOCIATION: "51", SOCIAL_SERVICE_AGENCY: "52", FOUNDATION: "53" } as const;
const SERIAL_LENGTH = 9;

/** The n-th unified social credit code of a category in a district, with its check character (GB 32100-2015). */
export function creditCode(category: OrganizationCategory, district: string, serial: number): string {
  let subject = "";
  for (let rest = serial, length = 0; length < SERIAL_LENGTH; length += 1) {
    subject = `${ALPHABET[rest % ALPHABET.length] ?? ""}${subject}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  const body = `${PREFIXES[category]}${district}${subject}`;
  // Weights are the powers of 3 modulo 31.
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return `${body}${ALPHABET[(31 - (sum % 31)) % 31] ?? ""}`;
}
