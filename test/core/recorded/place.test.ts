/** Which results are the receiver's, by what stands beside them: each from both sides. */
import { describe, expect, it } from 'vitest';
import { gmail } from '../../../src/core/receivers/gmail.ts';
import { icloud } from '../../../src/core/receivers/icloud.ts';
import { outlook } from '../../../src/core/receivers/outlook.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { BORDER, own, read, reasons, results } from './reading.ts';

const below: Receiver = { ...own, results: 'below' };
const declared: Receiver = { ...below, believeBelow: true };
const PASS = 'dmarc=pass header.from=legit.example';
const mine = (text = PASS) => results(`mx.rcpt.example; ${text}`);
const last = (...given: Parameters<typeof reasons>) => reasons(...given).at(-1);

describe('results below the border, beside what the receiver sealed above', () => {
  const SPF = 'spf=pass smtp.mailfrom=b@legit.example';
  const google = (text: string) => results(`mx.google.com; ${text}`);
  const seal = (text: string) => `ARC-Authentication-Results: i=1; mx.google.com; ${text}`;

  it('are its where both say the same of SPF, DKIM, DMARC and ARC, whatever else either tells', () => {
    const sealed = seal(`iprev=pass policy.iprev=192.0.2.1; ${PASS} policy.dmarc=none; ${SPF}`);
    for (const text of [`${SPF}; ${PASS}`, `${PASS}; ${SPF}`, `${SPF}; ${PASS.replace('legit', 'Legit')}; x-tls=pass`])
      expect(last([sealed, BORDER, google(text)], gmail), text).toBe('recorded_confirmed_by_arc');
  });

  it('are a forger\u2019s where they tell more, less or nothing of it', () => {
    const sealed = seal(`${SPF}; ${PASS}`);
    for (const text of [SPF, PASS, `${SPF}; ${PASS}; dkim=pass header.d=legit.example`, 'none'])
      expect(last([sealed, BORDER, google(text)], gmail), text).toBe('recorded_contradicted');
    expect(last([seal('iprev=pass'), BORDER, google('iprev=pass')], gmail)).toBe('recorded_contradicted');
  });

  it('are found below those in another name, and beside those above the border; what is only sealed tells nothing', () => {
    const sealed = seal(PASS);
    expect(last([sealed, BORDER, results(`other.example; ${PASS}`), google(PASS)], gmail)).toBe(
      'recorded_confirmed_by_arc',
    );
    expect(last([sealed, google(SPF), BORDER, google(PASS)], gmail)).toBe('recorded_confirmed_by_arc');
    expect(last([google(PASS), BORDER, google(PASS)], gmail)).toBe('recorded_unconfirmed');
    expect(read([sealed, BORDER], gmail).trusted).toBeNull();
  });
});

describe('results below the border, by a filter\u2019s field that knows the queue id', () => {
  const filter = (words: string) => `DMARC-Filter: ${words}`;
  const with_ = (field: string, id = '4ABCDEF') => last([BORDER, mine(), field], below, 'known', true, id);

  it('are its where the id has six letters, and the field is one that a filter writes', () => {
    expect(with_(filter('x 4ABCDE'), '4ABCDE')).toBe('recorded_confirmed_by_queue_id');
    expect(with_(filter('x 4ABCD'), '4ABCD')).toBe('recorded_unconfirmed');
    expect(with_('X-Spam-Status: No 4ABCDEF')).toBe('recorded_unconfirmed');
  });

  it('are nobody\u2019s where that field is longer than a filter writes it', () => {
    const padded = (length: number) => filter(`${'x'.repeat(length - 8)} 4ABCDEF`);
    expect(with_(padded(500))).toBe('recorded_confirmed_by_queue_id');
    expect(with_(padded(501))).toBe('recorded_unconfirmed');
  });
});

describe('results below the border, by the user\u2019s word', () => {
  it('are the server\u2019s, one after the other, in the one way in which it spells its name', () => {
    expect(reasons([BORDER, mine(), mine('arc=none')], declared)).toEqual(['recorded_declared', 'recorded_declared']);
    const shouted = results(`MX.rcpt.example; ${PASS}`);
    expect(reasons([BORDER, mine('spf=fail'), shouted], declared)).toEqual(['recorded_declared', 'recorded_forged']);
    for (const id of ['"mx.rcpt.example"', 'mx.rcpt.example 1', 'mx.rcpt.example (x)'])
      expect(last([BORDER, results(`${id}; ${PASS}`)], declared), id).not.toBe('recorded_declared');
  });

  it('are not what stands behind "Authentication-Results :", which no filter writes or looks for', () => {
    const spaced = mine().replace(':', ' :');
    expect(reasons([BORDER, mine('spf=fail'), spaced], declared)).toEqual(['recorded_declared', 'recorded_forged']);
  });

  it('make a Received-SPF believed that says the same as they do, not as others do', () => {
    const spf = 'Received-SPF: pass client-ip=192.0.2.1';
    const told = (...fields: string[]) =>
      read(fields, declared).fields.find(({ name }) => name === 'Received-SPF')?.reason.code;
    expect(told(BORDER, spf, mine('spf=pass'))).toBe('recorded_beside_results');
    const other = results('other.example; spf=pass');
    expect(told(other, BORDER, spf, other, mine('spf=fail'))).toBe('recorded_before_arrival');
    expect(told(mine('spf=pass'), BORDER, spf, mine('spf=fail'))).toBe('recorded_before_arrival');
  });
});

describe('the block of iCloud', () => {
  const block = ['dmarc', 'dkim-verifier', 'spf'].map((id) => results(`${id}.icloud.com; x=none`));
  const spf = (receiver: string) => `Received-SPF: none client-ip=192.0.2.1; receiver=${receiver}`;

  it('ends with the Received-SPF of the last of them', () => {
    expect(reasons([BORDER, ...block, spf('spf.icloud.com')], icloud)).toEqual(Array(4).fill('recorded_in_block'));
    expect(last([BORDER, ...block, spf('mx.attack.example')], icloud)).toBe('recorded_before_arrival');
  });

  it('holds nothing of a sender\u2019s', () => {
    const within = (field: string) => last([BORDER, ...block.toSpliced(1, 0, field)], icloud);
    expect(within('X-ICL-Score: 0')).toBe('recorded_in_block');
    expect(within('Subject: x')).not.toBe('recorded_in_block');
  });
});

describe('results above the border of Exchange', () => {
  it('bear no id: those with one are another server\u2019s', () => {
    expect(reasons([results(PASS), BORDER], outlook)).toEqual(['recorded_without_id']);
    expect(reasons([results(`gateway.example; ${PASS}`), BORDER], outlook)).toEqual(['recorded_foreign_id']);
  });

  it('are decoded where they are encoded as a whole, and stay what they are where they only look so', () => {
    const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    const dmarc = (value: string) => read([results(value), BORDER], outlook).trusted?.dmarc?.domain;
    expect(dmarc(word('dmarc=pass header.from=\u00e9.example'))).toBe('xn--9ca.example');
    expect(dmarc(`${word('dmarc=pass')} header.from=legit.example`)).toBeUndefined();
    expect(dmarc(`dmarc=pass header.from=legit.example (${word('x')}`)).toBeUndefined();
  });
});

describe('the words with which a provider let a mail through', () => {
  const through = (text: string, receiver: Receiver) =>
    read([results(receiver === outlook ? text : `mx.google.com; ${text}`), BORDER], receiver).trusted?.dmarc
      ?.letThrough;
  const google = (comment: string, arc = 'pass', dmarc = 'fail') =>
    through(`arc=${arc}; dmarc=${dmarc} (${comment}) header.from=legit.example`, gmail);

  it('are Gmail\u2019s where its record asked for more, a chain passes, and nothing was done', () => {
    expect(google('p=REJECT dis=NONE')).toBe('dis=none arc=pass');
    expect(google('p=NONE sp=REJECT dis=NONE')).toBe('dis=none arc=pass');
    expect(google('p=NONE sp=NONE dis=NONE')).toBeUndefined();
    expect(google('p=REJECT dis=QUARANTINE')).toBeUndefined();
    expect(google('p=REJECT dis=NONE', 'fail')).toBeUndefined();
    expect(google('p=REJECT dis=NONE', 'pass', 'pass')).toBeUndefined();
  });

  it('are Exchange\u2019s own, and no one\u2019s whose programs write the same for every failure', () => {
    expect(through('dmarc=fail action=none header.from=legit.example', outlook)).toBe('action=none');
    expect(through('dmarc=fail action=reject header.from=legit.example', outlook)).toBeUndefined();
    const beside = (compauth: string) =>
      through(`dmarc=fail action=none header.from=legit.example;${compauth}`, outlook);
    expect(beside('compauth=fail reason=601')).toBe('action=none compauth=fail reason=601');
    // Words of another kind may be anybody's.
    expect(beside('compauth=fail reason=6010')).toBe('action=none compauth=fail');
    expect(beside('compauth=fail')).toBe('action=none compauth=fail');
    const openDmarc = mine('arc=pass; dmarc=fail (p=reject dis=none) header.from=legit.example');
    expect(read([openDmarc, BORDER], own).trusted?.dmarc).not.toHaveProperty('letThrough');
  });
});
