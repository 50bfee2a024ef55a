import type { RecordedField } from '../../core/index.ts';

/** @returns what a field of results says, in short: "mx.example; spf=pass; dkim=fail" */
export function recordedWords({ results, receivedSpf }: RecordedField): string {
  const words = results
    ? results.results.map(({ method, result }) => `${method}=${result}`)
    : [`spf=${receivedSpf?.result ?? ''}`];
  return [results?.authservId ?? '', ...words].filter((word) => word !== '').join('; ');
}
