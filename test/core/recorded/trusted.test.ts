/** Which of several results of one method is believed. */
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../src/core/bytes/latin1.ts';
import type { RouteHop } from '../../../src/core/inspection/index.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { readRecorded } from '../../../src/core/recorded/recorded.ts';
import { RCPT } from '../../attacks/world.ts';

/** What is believed of these results of the provider's, above its border. */
function trusted(...results: string[]) {
  return trustedFields(`Authentication-Results: mx.rcpt.example; ${results.join('; ')}`);
}

function trustedFields(...above: string[]) {
  const fields = [
    ...above,
    'Received: from out.attack.example by mx.rcpt.example with ESMTPS id 4ABCDEF; x',
    'From: <admin@legit.example>',
  ];
  const message = parseMessage(fromLatin1(`${fields.join('\r\n')}\r\n\r\n`));
  const hops = [{ fieldIndex: above.length, id: '4ABCDEF', border: true } as RouteHop];
  const place = { receiver: RCPT, standing: 'known', borderFieldIndex: above.length, hops } as const;
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

describe('of several equal results', () => {
  it('the first is told, with its word no longer than one is', () => {
    expect(trusted(`dmarc=fail (p=reject) ${OWN}`, `dmarc=hardfail (p=reject) ${OWN}`)?.dmarc?.word).toBe('fail');
    expect(trusted(`dmarc=${'x'.repeat(300)} ${OWN}`)?.dmarc?.word).toHaveLength(100);
  });
});

describe('the sender of whom SPF tells', () => {
  const spfOf = (sender: string) => trusted(`spf=pass smtp.mailfrom=${sender}`)?.spf?.domain;

  it('is a domain or an address, up to as long as one is read', () => {
    expect(spfOf('legit.example')).toBe('legit.example');
    expect(spfOf('b@legit.example')).toBe('legit.example');
    expect(spfOf(`${'b'.repeat(986)}@legit.example`)).toBe('legit.example');
    expect(spfOf(`${'b'.repeat(987)}@legit.example`)).toBeNull();
    for (const nobody of ['b@', '', 'b@caf\xe9.example']) expect(spfOf(nobody) ?? null, nobody).toBeNull();
  });

  it('is nobody where the greeting alone was checked: a pass for that says nothing of the mail', () => {
    const told = (identity: string) =>
      trustedFields(`Received-SPF: pass ${identity}client-ip=192.0.2.1; envelope-from=b@legit.example; helo=x`)?.spf;
    expect(told('identity=HELO; ')).toEqual({ result: 'pass', domain: null, clientIp: '192.0.2.1' });
    for (const identity of ['identity=mailfrom; ', ''])
      expect(told(identity)).toEqual({ result: 'pass', domain: 'legit.example', clientIp: '192.0.2.1' });
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
