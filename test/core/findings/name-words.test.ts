/** Names in which Japanese and Latin letters stand side by side without a blank, and names that relays and lists make of an address. */
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../src/core/findings/index.ts';
import { mailbox, messageFrom } from '../verdict/facts.ts';
import { facts } from './facts.ts';

/** What is told of the name, with what it claims. */
function told(name: string, address = 'x@attack.test'): string[] {
  return findAll(facts({ message: messageFrom(mailbox(address, name)) }))
    .filter(({ code }) => code.startsWith('finding_name_'))
    .map(({ severity, code, values }) => `${severity} ${code} ${values['claimed'] ?? values['brand']}`);
}

describe('a name without blanks between Japanese and Latin letters', () => {
  it.each([
    ['アマゾンamazon.co.jp', 'caution finding_name_domain amazon.co.jp'],
    ['amazon.co.jpより', 'caution finding_name_domain amazon.co.jp'],
    ['株式会社legit.example', 'caution finding_name_domain legit.example'],
    ['お客様サポートadmin@legit.example', 'danger finding_name_address admin@legit.example'],
    ['admin@legit.exampleより', 'danger finding_name_address admin@legit.example'],
    ['山田@legit.example', 'danger finding_name_address 山田@legit.example'],
    ['legit.example고객센터', 'caution finding_name_domain legit.example'],
  ])('%s claims what is written in Latin letters', (name, finding) => expect(told(name)).toContain(finding));

  it.each([
    ['株式会社legit.example', 'x@legit.example'],
    ['info@legit.exampleより', 'info@mail.legit.example'],
    ['アマゾンamazon.co.jp', 'auto-confirm@amazon.co.jp'],
    ['お名前.com', 'news@onamae.test'],
    ['じゃらん.net', 'news@jalan.test'],
  ])('%s <%s> is honest', (name, address) => expect(told(name, address)).toEqual([]));
});

describe('two brands in one name', () => {
  it.each([
    ['アマゾンamazon', 'Amazon'],
    ['アマゾン（Amazon）', 'Amazon'],
    ['amazon楽天', 'Amazon'],
    ['楽天 Rakuten カード', '楽天'],
  ])('%s is still a brand', (name, brand) => expect(told(name)).toEqual([`caution finding_name_brand ${brand}`]));

  it.each(['Apple Tree', 'Meta Hodos', 'Line Dance Amazonas'])('%s is none', (name) => expect(told(name)).toEqual([]));

  it('a name of nothing but brands is read in no time', () =>
    expect(told('アマゾンamazon'.repeat(100))).toHaveLength(1));
});

describe('an address in words before an address of a relay', () => {
  it('is mentioned', () =>
    expect(told('Bob - bob at client.test', 'bob_at_client_test_abc@simplelogin.co')).toEqual([
      'info finding_name_domain client.test',
    ]));

  it('is told elsewhere', () =>
    expect(told('Bob - bob at client.test')).toEqual(['caution finding_name_domain client.test']));
});
