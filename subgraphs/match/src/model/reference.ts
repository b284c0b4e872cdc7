/** An object that lives at its own site, by its id. */
export interface Reference {
  readonly id: string;
}
