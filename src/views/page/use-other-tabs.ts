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
    loadOtherTabs().then(
      (found) => {
        if (!isGone) setTabs(found);
      },
      () => {
        // The extension was updated under the page, or the popup closes: no fault of ours, and nothing to say.
      },
    );
    return () => {
      isGone = true;
    };
  }, [tabs]);
  return tabs;
}
