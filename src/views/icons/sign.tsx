/** Small signs that stand beside a word: the result of a check, the weight of a remark, what a button does. */
const PATHS = {
  pass: 'm3 8.6 3.4 3.5L13 4.3',
  fail: 'm4 4 8 8m0-8-8 8',
  soft: 'M2.8 9.2c1.7-3 3.5-3 5.2-1.2s3.5 1.8 5.2-1.2',
  none: 'M4 8h8',
  unsure: 'M5.5 5.8a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.3 1-1.3 1.9m0 2.6v.1',
  pending: 'M3.5 8v.1M8 8v.1m4.5-.1v.1',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm3.3 7.8 3.5 3.5',
  close: 'm4 4 8 8m0-8-8 8',
  down: 'm4 6 4 4.5L12 6',
  up: 'm4 10 4-4.5 4 4.5',
  copy: 'M5.5 5.5h7v8h-7zm5-3h-7v8',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  info: 'M8 7.3v4m0-6.8v.1',
} as const;

export type SignName = keyof typeof PATHS;

/** A small sign; the word beside it says the same, so that screen readers pass over it. */
export function Sign({ name, size = 14 }: { name: SignName; size?: number }) {
  return (
    <svg class="sign" data-sign={name} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The weight of a remark: a triangle warns, a ring tells. */
export function SeveritySign({ severity }: { severity: 'info' | 'caution' | 'danger' }) {
  return (
    <svg class="severity" data-severity={severity} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {severity === 'info' ? (
        <path d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z" />
      ) : (
        <path d="M8 1.7 15.2 14H.8z" />
      )}
      <path class="severity-sign" d={severity === 'info' ? 'M8 7.4v3.8m0-6.5v.1' : 'M8 6.2v3.6m0 2.2v.1'} />
    </svg>
  );
}
