/** Which of several results of one method is believed. */
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../src/core/bytes/latin1.ts';
import type { RouteHop } from '../../../src/core/inspection/index.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { readRecorded } from '../../../src/core/recorded/recorded.ts';
import { RCPT } from '../../attacks/world.ts';

/** What is believed of these results of the provider's, above its border. */
function trusted(...results: string[]) {
  const fields = [
    `Authentication-Results: mx.rcpt.example; ${results.join('; ')}`,
    'Received: from out.attack.example by mx.rcpt.example with ESMTPS id 4ABCDEF; x',
    'From: <admin@legit.example>',
  ];
  const message = parseMessage(fromLatin1(`${fields.join('\r\n')}\r\n\r\n`));
  const hops = [{ fieldIndex: 1, id: '4ABCDEF', border: true } as RouteHop];
  const place = { receiver: RCPT, standing: 'known', borderFieldIndex: 1, hops } as const;
  return readRecorded(message, place, 'legit.example').trusted;
}
const OWN = 'header.from=legit.example';
const OTHERS = 'header.from=attack.example';

describe('of several DMARC results', () => {
  it.each([
    ['a fail goes before a pass', ['dmarc=pass', 'dmarc=fail']],
    ['whichever stands first', ['dmarc=fail', 'dmarc=pass']],
  ])('%s', (_, [one, other]) => {
    expect(trusted(`${one} ${OWN}`, `${other} ${OWN}`)?.dmarc).toMatchObject({ result: 'fail' });
  });

  it('one of the author’s goes before one of another’s, whatever that asks for', () => {
    const told = [`dmarc=fail (p=reject) ${OTHERS}`, `dmarc=fail (p=none) ${OWN}`];
    for (const results of [told, [...told].reverse()])
      expect(trusted(...results)?.dmarc).toMatchObject({ domain: 'legit.example', policy: 'none' });
  });

  it('the one whose policy asks for more goes before the other', () => {
    const told = [`dmarc=fail (p=none) ${OWN}`, `dmarc=fail (p=reject) ${OWN}`, `dmarc=fail (p=quarantine) ${OWN}`];
    for (const results of [told, [...told].reverse()])
      expect(trusted(...results)?.dmarc).toMatchObject({ policy: 'reject' });
  });

  it('a pass of the author’s beside a fail of another’s passes nothing', () => {
    expect(trusted(`dmarc=pass ${OWN}`, `dmarc=fail ${OTHERS}`)?.dmarc?.result).toBe('fail');
  });
});

describe('of many DKIM results', () => {
  it('fifty are told, with selectors as long as they may be shown', () => {
    const one = `dkim=pass header.d=legit.example header.s=${'s'.repeat(300)}`;
    const dkim = trusted(...Array.from({ length: 60 }, () => one))?.dkim ?? [];
    expect(dkim).toHaveLength(50);
    expect(dkim[0]?.selector).toHaveLength(100);
  });
});
