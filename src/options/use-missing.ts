import { useCallback, useEffect, useState } from 'preact/hooks';
import { onPermissionsChange } from '../platform/permissions.ts';

/**
 * Which origins are not granted; looked up again when a permission or the list changes.
 *
 * @param find of these entries, the patterns that are missing
 */
export function useMissing(entries: readonly string[], find: (entries: string[]) => Promise<string[]>): string[] {
  const [missing, setMissing] = useState<string[]>([]);
  const list = entries.join('\n');
  const look = useCallback(() => {
    find(list.split('\n').filter(Boolean)).then(setMissing, console.error);
  }, [list, find]);
  useEffect(() => {
    look();
    return onPermissionsChange(look);
  }, [look]);
  return missing;
}
