import { useEffect, useState } from 'preact/hooks';

type OtherTabs = typeof import('./other-tabs.ts');

let loaded: OtherTabs | null = null;

/** Loads what stands behind the other tabs, for the rest of the page's life. */
export async function loadOtherTabs(): Promise<OtherTabs> {
  loaded ??= await import('./other-tabs.ts');
  return loaded;
}

/**
 * The verdict and the summary come first; the rest is loaded right after they are drawn.
 *
 * @returns null until then, and where no file of the extension can be loaded any more (it was updated)
 */
export function useOtherTabs(): OtherTabs | null {
  const [tabs, setTabs] = useState(loaded);
  useEffect(() => {
    if (tabs) return;
    let isGone = false;
    // A popup that is closed meanwhile loads nothing more, and there is nobody left to tell.
    const giveUp = () => undefined;
    loadOtherTabs().then((found) => {
      if (!isGone) setTabs(found);
    }, giveUp);
    return () => {
      isGone = true;
    };
  }, [tabs]);
  return tabs;
}
