import { useCallback, useRef } from 'preact/hooks';

/** @returns runs the action of that name; a second click on the same while it is under way does nothing */
export function useAlone(): (name: string, act: () => Promise<unknown>) => Promise<void> {
  const { current: underWay } = useRef(new Set<string>());
  return useCallback(
    async (name, act) => {
      if (underWay.has(name)) return;
      underWay.add(name);
      try {
        await act();
      } finally {
        underWay.delete(name);
      }
    },
    [underWay],
  );
}
