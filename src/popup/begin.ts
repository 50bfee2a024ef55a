/** What the popup begins with, long before its views are loaded: main.tsx takes it up. */
import { firstLook } from './first-look.ts';
import { firstWords } from './first-words.ts';

firstLook();
firstWords();
