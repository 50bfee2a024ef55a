/** What the page begins with: its views are loaded once it was painted. */
import { firstPaint } from '../platform/first-paint.ts';

await firstPaint();
await import('./main.tsx');
