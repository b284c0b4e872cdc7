/** What is taken back, and why. */
export interface Withdrawal {
  readonly id: string;
  readonly version: number;
  readonly reason?: string | null;
}
