import { describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { SummaryTab } from '../../src/views/summary/summary-tab.tsx';
import { unchecked, unverified, vouched } from '../fakes/inspections.ts';
import { draw } from './page.tsx';

const signedBy = (page: ReturnType<typeof draw>) =>
  [...page.querySelectorAll('.fact')].find(
    (fact) => fact.querySelector('dt')?.textContent === translate('view_fact_signed', {}, 'en'),
  )?.lastElementChild?.textContent;

describe('who signed it', () => {
  it('could not be told where no answer came: that is no failure', () => {
    expect(unchecked.dkim.map(({ result }) => result)).toEqual(['temperror']);
    expect(signedBy(draw(<SummaryTab inspection={unchecked} />))).toBe('could not be checked');
  });

  it('is nobody where there is no signature', () => {
    expect(signedBy(draw(<SummaryTab inspection={{ ...unverified, dkim: [] }} />))).toBe('not signed');
  });

  it('is not known where a part of the header was not read, or the key of old mail is gone', () => {
    const unread = [{ code: 'message_unread_header_bytes', values: { limit: 1 } } as const];
    const clipped = { ...unverified, dkim: [], source: { ...unverified.source, unread } };
    for (const inspection of [clipped, vouched])
      expect(signedBy(draw(<SummaryTab inspection={inspection} />))).toBe('could not be checked');
  });
});
