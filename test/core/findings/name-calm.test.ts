/** What makes a name claim a brand, a domain or the user's own organization, and what only seems to. */
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../src/core/findings/index.ts';
import { dkim, mailbox, messageFrom } from '../verdict/facts.ts';
import { facts } from './facts.ts';

/** What is told of the name, with what it claims. */
function told(name: string, address = 'x@attack.test', parts: Parameters<typeof facts>[0] = {}): string[] {
  return findAll(facts({ message: messageFrom(mailbox(address, name)), ...parts }))
    .filter(({ code }) => code.startsWith('finding_name_'))
    .map(({ severity, values }) => `${severity} ${values['claimed'] ?? values['brand'] ?? values['familiar']}`);
}

const own = (domain: string) => ({ user: { ownDomains: [domain], trustedSealers: [] } });

describe('a brand', () => {
  it('with a word of service glued to it: three letters, and five where it is an everyday word itself', () => {
    for (const name of ['PayPalApp', 'PayPalHelp', 'PayPalSecurity'])
      expect(told(name), name).toEqual(['caution PayPal']);
    expect(told('PayPalId')).toEqual([]);
    expect(told('AppleStore')).toEqual(['caution Apple']);
    for (const name of ['AppleCare', 'AppleHelp', 'MetaAlert']) expect(told(name), name).toEqual([]);
  });

  it('is the same danger whoever proves that he sent the mail, unless a list put its own address there', () => {
    const proven = { dkim: [dkim({ domain: 'attack.test' })] };
    expect(told('PayPal', 'x@attack.test', proven)).toEqual(['caution PayPal']);
  });

  it('is claimed by nobody without an address, nor by the brand\u2019s own, in whatever letters', () => {
    expect(told('PayPal', '')).toEqual([]);
    expect(told('iTunes', 'NoReply@icloud.com')).toEqual([]);
    expect(told('iTunes', 'joe@icloud.com')).toEqual(['caution iCloud']);
  });
});

describe('a domain', () => {
  it('is one by a label of three letters, of any sender who has an address', () => {
    expect(told('abc.com')).toEqual(['caution abc.com']);
    expect(told('ab.com')).toEqual([]);
    expect(told('legit.com', '')).toEqual([]);
  });

  it('is what the sender is called, in whatever letters', () => {
    expect(told('marco.it', 'Marco.it@mail.test')).toEqual([]);
    expect(told('marco.it', 'joe@mail.test')).toEqual(['caution marco.it']);
  });
});

describe('the user\u2019s own organization', () => {
  it('is told by its longest label of four letters or more', () => {
    expect(told('Abcd Help', undefined, own('abcd.test'))).toEqual(['info abcd.test']);
    expect(told('Abc Help', undefined, own('abc.test'))).toEqual([]);
    for (const domain of ['shop.legitbank.test', 'legitbank.shop.test']) {
      expect(told('Legitbank', undefined, own(domain)), domain).toEqual([`info ${domain}`]);
      expect(told('Shop', undefined, own(domain)), domain).toEqual([]);
    }
    // Of two of one length, the one that stands first.
    expect(told('Mail', undefined, own('mail.bank.test'))).toEqual(['info mail.bank.test']);
    expect(told('Bank', undefined, own('mail.bank.test'))).toEqual([]);
    expect(told('Museum', undefined, own('moma.museum'))).toEqual([]);
  });

  it('is not told where it writes itself', () => {
    expect(told('Legitbank', 'x@mail.legitbank.test', own('legitbank.test'))).toEqual([]);
  });
});
