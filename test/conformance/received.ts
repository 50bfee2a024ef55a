/** SpamAssassin's cases for Received. */
import { expect } from 'vitest';
import { makeCase, readSuiteFile, type Suite } from './suite.ts';

interface SuiteCase {
  received: string;
  skipped: boolean;
  expect: { ip: string; by: string; helo: string; rdns: string; id: string; envfrom: string };
}

export function receivedSuites(): Suite[] {
  const text = readSuiteFile('received/spamassassin-received.json');
  const { cases } = text === '' ? { cases: [] } : (JSON.parse(text) as { cases: SuiteCase[] });
  const parsed = cases.filter((one) => !one.skipped);
  return [
    {
      title: 'Received (SpamAssassin), address, server, id and envelope sender',
      cases: parsed.map(({ received, expect: wanted }) =>
        makeCase(received, 'received', { value: received }, (hop) =>
          expect({ ip: hop.ip, by: hop.by ?? '', id: hop.id ?? '', envfrom: hop.envelopeFrom ?? '' }).toEqual({
            ip: wanted.ip,
            by: wanted.by,
            id: wanted.id,
            envfrom: wanted.envfrom,
          }),
        ),
      ),
    },
    {
      title: 'Received (SpamAssassin), those that it ignores, read without a throw',
      cases: cases
        .filter((one) => one.skipped)
        .map(({ received }) =>
          makeCase(received, 'received', { value: received }, (hop) => expect(hop).toHaveProperty('dateText')),
        ),
    },
  ];
}
