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

describe('a domain that is written so that no machine reads it', () => {
  it.each([
    'no-reply @paypal.test',
    'support[at]paypal[dot]test',
    'support (at) paypal (dot) test',
    'support {AT} paypal.test',
    'service @ paypal . test',
    'service at paypal dot test',
    'paypal․test',
    'ｓｅｒｖｉｃｅ（ａｔ）ｐａｙｐａｌ．ｔｅｓｔ',
    'paypal。test',
    'paypal·test',
    'paypal[.]test',
    '@paypal.test',
  ])('%s claims it', (name) => expect(told(name)).toContain('caution finding_name_domain paypal.test'));

  it.each([
    'Bob @ Work',
    'Meet@Home',
    'Team @ ACME',
    'A/T dot net lovers',
    'Green dot com survivors',
    'Look at Polka dot test designs',
    'Alice (at home)',
    'Gruppe [at] Uni',
    'Visit @ St. Mary',
    'Hello. It is me',
    'Smith & Co. KG',
    'Foo · Bar',
    'Gal·la Placídia',
  ])('%s claims none', (name) => expect(told(name)).toEqual([]));

  it.each([
    ['bob [at] client [dot] test', 'bob@client.test'],
    ['bob @ client . test', 'bob@mail.client.test'],
  ])('%s may be the sender’s own', (name, address) => expect(told(name, address)).toEqual([]));

  it.each([
    ['service@paypal,com', 'paypal.com'],
    ['service@paypal com', 'paypal.com'],
    ['service@paypal_com', 'paypal.com'],
    ['www paypal com', 'paypal.com'],
    ['www-paypal-com', 'paypal.com'],
    ['https paypal com login', 'paypal.com'],
    ['amazon dot com', 'amazon.com'],
    ['amazon dot co dot jp', 'amazon.co.jp'],
    ['Support (amazon、co、jp)', 'amazon.co.jp'],
  ])('%s is the domain of a brand, whatever stands for its dots', (name, domain) =>
    expect(told(name)).toContain(`caution finding_name_domain ${domain}`),
  );

  it('is the reader’s own domain too', () => {
    const known = facts({ message: messageFrom(mailbox('x@attack.test', 'IT desk, acme com')) });
    const own = { ...known, user: { ...known.user, ownDomains: ['mail.acme.com'] } };
    expect(findAll(own).map(({ code }) => code)).toContain('finding_name_domain');
  });

  it.each(['Smith, Com', 'Acme dot com', 'Polka Dot, Net', 'Yamada, Co JP', 'Jane aka Ms Smith', 'Jp', 'Dot com'])(
    '%s names nobody that is known',
    (name) => expect(told(name)).toEqual([]),
  );

  it.each([
    ['PayPal, com', 'service@paypal.com'],
    ['amazon co jp', 'x@mail.amazon.co.jp'],
  ])('%s <%s> is the sender’s own', (name, address) => expect(told(name, address)).toEqual([]));

  it('is told once where it stands in a whole address', () =>
    expect(told('service@paypal.com')).toEqual(['danger finding_name_address service@paypal.com']));

  it('reads a name of nothing but signs in no time', () => {
    const start = performance.now();
    for (const signs of [' ', ' @', '[at]', '( ', ' at ', ' dot ', '。']) told(signs.repeat(1000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a name with a dot in it', () => {
  it.each(['bob.smith', 'Taro.Yamada', 'j.r.r.tolkien', 'Jan.de.Vries', 'v2.0', 'Node.js', 'Inc.Acme', 'Dr.Smith'])(
    '%s is no domain',
    (name) => expect(told(name)).toEqual([]),
  );

  it.each([
    ['legit.example', 'legit.example'],
    ['acme.com', 'acme.com'],
    ['acme.co.jp', 'acme.co.jp'],
    ['Acme.shop', 'acme.shop'],
    ['marco.it', 'marco.it'],
  ])('%s is one', (name, domain) => expect(told(name)).toEqual([`caution finding_name_domain ${domain}`]));

  it('is no domain where the address is called the same under a country', () => {
    expect(told('Marco.it', 'marco.it@mail.test')).toEqual([]);
    expect(told('acme.com', 'acme.com@mail.test')).toEqual(['caution finding_name_domain acme.com']);
    // A brand's is told whatever the forger calls his mailbox.
    expect(told('paypal.de', 'paypal.de@mail.test')).toContain('caution finding_name_domain paypal.de');
  });

  it('is one where the reader knows it, whatever its end', () => {
    const known = facts({ message: messageFrom(mailbox('x@attack.test', 'legit.museum')) });
    const own = { ...known, user: { ...known.user, ownDomains: ['legit.museum'] } };
    const codes = (given: typeof known) => findAll(given).map(({ code }) => code);
    expect(codes(known)).not.toContain('finding_name_domain');
    expect(codes(own)).toContain('finding_name_domain');
  });
});

describe('a brand in kanji and kana of other shapes', () => {
  it.each([
    ['楽夭市場', '楽天'],
    ['ヤマ卜運輸', 'ヤマト運輸'],
    ['三井住友力ード', '三井住友カード'],
    ['ァマゾン', 'Amazon'],
    ['カスタマーサポートPayPal', 'PayPal'],
  ])('%s is told', (name, brand) => expect(told(name)).toEqual([`caution finding_name_brand ${brand}`]));

  it.each(['一番 二郎', '八百屋 工藤', '口コミ通信', '夕方の力', '山田PayPalファン'])('%s is none', (name) =>
    expect(told(name)).toEqual([]),
  );
});
