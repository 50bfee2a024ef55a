/** What the popup begins with, long before its views are loaded. */
import { beginLook } from './first-look.ts';
import { readFirst } from './first-words.ts';

export const LOOK = beginLook();
export const WORDS = readFirst();
