/*
 * What texts of each service field speak of: how residents tell the trouble, and what organisations offer for it.
 * Written for measurements alone (data/field-words.json), apart from the lexicon and from the judged demo data.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AUDIENCES, SERVICE_FIELDS } from "@park-hub/contracts";
import type { Audience, ServiceField } from "@park-hub/contracts";
import { z } from "zod";

const words = z.array(z.string()).min(1);
const fieldWords = z.object({
  audiences: z.array(z.enum(Object.keys(AUDIENCES) as [Audience, ...Audience[]])),
  /** Headlines of demands. */
  troubles: words,
  /** Headlines of projects, without their last word. */
  services: words,
  /** What is done, as a clause. */
  activities: words,
});

/** The words of a service field, the commonest first. */
export type FieldWords = Readonly<z.infer<typeof fieldWords>>;

const FILE = join(__dirname, "../../../data/field-words.json");
const FIELDS = Object.keys(SERVICE_FIELDS) as [ServiceField, ...ServiceField[]];

/** The words of every service field. */
export const FIELD_WORDS: Readonly<Record<ServiceField, FieldWords>> = z
  .record(z.enum(FIELDS), fieldWords)
  .parse(JSON.parse(readFileSync(FILE, "utf8")));
