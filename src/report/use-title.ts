import { useEffect } from 'preact/hooks';
import { withoutTurns } from '../text/without-turns.ts';
import { useText } from '../views/reading.tsx';

/** Names the tab after the file, among many of them; null = the page's own name. */
export function useTitle(name: string | null): void {
  const own = useText()('report_title');
  useEffect(() => {
    document.title = name === null ? own : withoutTurns(`${name} – ${own}`);
  }, [name, own]);
}
