/** What of the bench is to run. */
export interface Choice {
  /** Only rows with this in their name. */
  filter: string;
  /** One round at a small size: to see that it runs, not how fast. */
  quick: boolean;
}
