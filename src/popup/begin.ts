/** What the popup begins with: its questions leave at once, its views are loaded once the page was painted. main.tsx takes the answers up. */
import { firstPaint } from '../platform/first-paint.ts';
import { firstLook } from './first-look.ts';
import { firstWords } from './first-words.ts';

firstLook();
firstWords();
await firstPaint();
await import('./main.tsx');
