/*
 * Places by name, in the order that a Chinese reader expects. Pure.
 */
import type { Directory, DirectoryPlace } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";

const MAX_CHARACTERS = 40;
const BY_PINYIN = new Intl.Collator("zh");

/**
 * The places whose name holds the text: those of exactly that name first, then by pinyin; namesakes by area code.
 * Every namesake is there, none is guessed.
 *
 * @throws {HubError} BAD_REQUEST when the text is not 1 to 40 characters.
 */
export function placesNamed(directory: Directory, text: string): readonly DirectoryPlace[] {
  const wanted = text.trim();
  const count = [...wanted].length;
  if (count < 1 || count > MAX_CHARACTERS) {
    throw new HubError("BAD_REQUEST", `the name to look for has ${count} characters; it needs 1 to ${MAX_CHARACTERS}`);
  }
  const isExact = ({ name }: DirectoryPlace): number => (name === wanted ? 0 : 1);
  return [...directory.placesNamed(wanted)].sort(
    (a, b) =>
      isExact(a) - isExact(b) ||
      BY_PINYIN.compare(a.name, b.name) ||
      (a.areaCode < b.areaCode ? -1 : Number(a.areaCode > b.areaCode)),
  );
}
