/** What a report is made of, and how its parts are given words. */
import type { Note } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';

/** One fact of a section. */
export interface Block {
  label?: string;
  text: string;
  /** To be read and copied character by character: a record, a name, a hash. */
  isLiteral?: boolean;
  /** Belongs to the block before it. */
  isDetail?: boolean;
  /** Parts what stands before it from what comes after. */
  isRule?: boolean;
}

export interface Section {
  /** Of its title: what it tells of. */
  key: TextKey;
  title: string;
  blocks: Block[];
}

export type Say = (key: TextKey, values?: Record<string, string | number>) => string;
export type Tell = (note: Note) => string;
