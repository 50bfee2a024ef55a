import { requestResolvers } from '../platform/ask-permission.ts';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';

export interface MissingProps {
  pattern: string | null;
  missing: readonly string[];
  text: TextKey;
}

/** That an origin is not granted, and the click that asks for it; nothing when it is. */
export function Missing({ pattern, missing, text }: MissingProps) {
  if (pattern === null || !missing.includes(pattern)) return null;
  return (
    <small class="missing">
      <Say text={text} values={{ site: new URL(pattern).host }} />{' '}
      <button type="button" class="link" onClick={() => requestResolvers([pattern])}>
        <Say text="options_allow" />
      </button>
    </small>
  );
}
