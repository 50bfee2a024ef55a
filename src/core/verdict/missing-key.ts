import type { DkimCheck, Note } from '../inspection/index.ts';

/** Why the key of a signature is not there, although its name may exist: nobody answered, or nobody was asked. */
export function missingKey({ code, evidence }: DkimCheck): Note {
  return {
    code: code === 'dkim_key_not_asked' ? 'verdict_reason_key_not_asked' : 'verdict_reason_key_unavailable',
    values: { name: evidence.queryName },
  };
}
