import type { Random } from "./random";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/** An object id of a site with a ULID of that instant, its random part from the seed. */
export function seededObjectId(site: string, atMs: number, random: Random): string {
  let time = "";
  for (let rest = atMs, length = 0; length < TIME_LENGTH; length += 1) {
    time = `${ALPHABET[rest % 32] ?? ""}${time}`;
    rest = Math.floor(rest / 32);
  }
  const tail = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[random.between(0, 31)] ?? "").join("");
  return `${site}:${time}${tail}`;
}
