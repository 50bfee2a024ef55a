/** What a report is made of, and how its parts are given words. */
import type { Note } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';

export type Block =
  | { kind: 'row'; label: string; value: string }
  | { kind: 'line'; text: string }
  | { kind: 'rule'; text: string };

export interface Section {
  /** Of its title: what it tells of. */
  key: TextKey;
  title: string;
  blocks: Block[];
}

export type Say = (key: TextKey, values?: Record<string, string | number>) => string;
export type Tell = (note: Note) => string;
