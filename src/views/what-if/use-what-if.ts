import { useEffect, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Change, WhatIf } from '../../core/what-if/index.ts';

/** The engine's part that judges again (core/what-if), as the page gives it: it may load it only now. */
export interface WhatIfEngine {
  changesFor(inspection: Inspection): Change[];
  withChange(chosen: readonly Change[], added: Change): Change[];
  whatIf(inspection: Inspection, changes: readonly Change[]): Promise<WhatIf>;
}

export interface Supposition {
  offered: readonly Change[];
  chosen: readonly Change[];
  /** null = the message as it came. */
  supposed: WhatIf | null;
  choose: (change: Change) => void;
  reset: () => void;
}

/** @param engine null while it is not loaded: then nothing is offered */
export function useWhatIf(inspection: Inspection | null, engine: WhatIfEngine | null): Supposition {
  const [chosen, setChosen] = useState<readonly Change[]>([]);
  const [supposed, setSupposed] = useState<WhatIf | null>(null);
  const sha256 = inspection?.source.sha256;
  // Another message, or the same one checked again: what was supposed of the other says nothing of it.
  useEffect(() => {
    setChosen([]);
    setSupposed(null);
  }, [sha256, inspection?.inspectedAt]);
  useEffect(() => {
    if (engine === null || inspection === null || chosen.length === 0) return setSupposed(null);
    let current = true;
    engine
      .whatIf(inspection, chosen)
      .then((result) => {
        if (current) setSupposed(result);
      })
      .catch(console.error);
    return () => {
      current = false;
    };
  }, [engine, inspection, chosen]);
  return {
    offered: engine === null || inspection === null ? [] : engine.changesFor(inspection),
    chosen,
    supposed,
    choose(change) {
      setChosen((before) =>
        before.includes(change)
          ? before.filter((one) => one !== change)
          : (engine?.withChange(before, change) ?? before),
      );
    },
    reset: () => setChosen([]),
  };
}
