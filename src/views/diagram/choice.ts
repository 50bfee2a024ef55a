/** What a step or a lifeline does when it is chosen. */
export type Choice =
  /** On a page: it is explained in the panel, or no longer. */
  | { kind: 'explain'; open: boolean; onChoose: () => void }
  /** In a file, which answers no click: it leads to what it rests on. */
  | { kind: 'lead'; href: string }
  /** It rests on nothing that could be shown: plain text. */
  | { kind: 'none' };

export const NO_CHOICE: Choice = { kind: 'none' };
