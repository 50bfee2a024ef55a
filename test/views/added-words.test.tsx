/** Words that somebody added on the way to a signed message, as the verdict shows them: all of them, and where they lead. */
import { describe, expect, it } from 'vitest';
import { VerdictBlock } from '../../src/views/verdict/verdict-block.tsx';
import { unverified } from '../fakes/inspections.ts';
import { draw } from './page.tsx';

function shownFor(values: { words?: string; hosts?: string }): string[] {
  const reason = { code: 'dkim_undone_footer' as const, values: { bytes: 90, ...values } };
  const inspection = { ...unverified, verdict: { ...unverified.verdict, level: 'altered' as const, reason } };
  const page = draw(<VerdictBlock inspection={inspection} />);
  return [...page.querySelectorAll('.added-words')].map((line) => line.textContent ?? '');
}

describe('words that were added on the way', () => {
  it('are shown as text, with the hosts that they lead to', () => {
    const words = 'Verify <b>here</b>: https://verify.attack.example/now';
    expect(shownFor({ words, hosts: 'verify.attack.example' })).toEqual([
      `Added words: ${words}`,
      'Links to: verify.attack.example',
    ]);
  });

  it('that lead nowhere have no line for it', () => {
    expect(shownFor({ words: 'A member of the club.', hosts: '' })).toEqual(['Added words: A member of the club.']);
  });

  it('that are none, as those of a subject’s tag, have no line', () => {
    expect(shownFor({})).toEqual([]);
  });
});
