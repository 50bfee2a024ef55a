import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { addressRange } from '../../src/lesson/address-range.ts';
import { isConsumerName } from '../../src/lesson/consumer-name.ts';
import { CARD_IDS, type CardId, type CardPart, cardOf, cardTexts, findCards } from '../../src/lesson/index.ts';
import { cardOfField, cardOfTerm } from '../../src/lesson/places.ts';
import { sentenceFor } from '../../src/text/told-values.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
import { hops, route } from '../fakes/inspection-parts.ts';
import { failed, oneHop, stories, verified } from '../fakes/inspections.ts';

const saidOn = (id: CardId, inspection: Inspection, language: 'en' | 'ja' = 'en') =>
  cardOf(id, inspection)
    .here.map((part: CardPart) =>
      part.kind === 'say' ? sentenceFor(part.key, part.values, language, 'UTC') : part.text,
    )
    .join('\n');

describe('a card', () => {
  it('is there for every term, with a title, a full name and an explanation in both languages', () => {
    expect(CARD_IDS.length).toBe(63);
    for (const id of CARD_IDS) {
      for (const key of Object.values(cardTexts(id))) {
        for (const language of LANGUAGES) expect(translate(key, {}, language), key).not.toBe(key);
      }
    }
  });

  it('leads to others, and every one can be reached from every other', () => {
    for (const start of CARD_IDS) {
      const reached = new Set<CardId>([start]);
      for (const id of reached) for (const next of cardOf(id, null).see) reached.add(next);
      expect(cardOf(start, null).see).not.toContain(start);
      expect(
        [...CARD_IDS].filter((id) => !reached.has(id)),
        start,
      ).toEqual([]);
    }
  });

  it.each(Object.entries(stories))('says of "%s" what the term is there, all values filled in', (_, story) => {
    for (const id of CARD_IDS) {
      const { here, rfcs } = cardOf(id, story);
      expect(here.length, id).toBeGreaterThan(0);
      expect(rfcs.length, id).toBeGreaterThan(0);
      for (const language of LANGUAGES) {
        for (const part of here) {
          if (part.kind !== 'say') continue;
          // A value may hold braces of its own: what counts is that each has its value.
          const plain = Object.entries(part.values).map(([name, value]) => [
            name,
            typeof value === 'number' ? value : 'x',
          ]);
          const sentence = translate(part.key, Object.fromEntries(plain), language);
          expect(sentence, `${id} ${part.key}`).not.toMatch(/^lesson_|\{[a-zA-Z]+\}/);
        }
      }
    }
  });

  it('without a message says what it is, and nothing of one', () => {
    for (const id of CARD_IDS) expect(cardOf(id, null).here).toEqual([]);
  });

  it('sets the term that decided off within its record, and tells which addresses a block stands for', () => {
    expect(saidOn('ip', verified)).toContain('ip4:198.51.100.0/24 means 198.51.100.0 to 198.51.100.255');
    expect(saidOn('ip', verified)).toContain('198.51.100.7, is in it (_spf.mailhost.example). Result: pass');
    expect(saidOn('include', verified)).toContain('_spf.mailhost.example allows 198.51.100.7');
    expect(saidOn('all', verified)).toContain('-all in the record of shop.example was not needed');
    expect(saidOn('all', failed)).toContain('No term before it matched 203.0.113.66, so -all decided: fail');
    expect(saidOn('qualifier', failed)).toContain('has the sign - (fail)');
  });

  it('tells with this message why DKIM is stronger and costlier than SPF, and who proves the key', () => {
    const dkim = saidOn('dkim', verified);
    expect(dkim).toContain('Stronger than SPF: SPF knows only that 198.51.100.7');
    expect(dkim).toContain('private key (RSA 2048)');
    expect(dkim).toContain('s2026._domainkey.shop.example');
    expect(saidOn('pki', verified)).toContain('where only whoever runs the DNS of shop.example can put it');
    expect(saidOn('pki', verified)).toContain('validated with DNSSEC');
  });

  it('promises nothing of a signature that does not hold, and no key that is not there', () => {
    const [check] = verified.dkim;
    if (!check?.evidence.key) throw new Error('no signature');
    const revoked: Inspection = {
      ...verified,
      dkim: [
        {
          ...check,
          result: 'permerror',
          code: 'dkim_key_revoked',
          values: { domain: 'shop.example', name: check.evidence.queryName },
          evidence: { ...check.evidence, key: { ...check.evidence.key, record: 'v=DKIM1; k=rsa; p=', revoked: true } },
        },
      ],
    };
    expect(saidOn('dkim', revoked)).not.toContain('Stronger than SPF');
    expect(saidOn('dkim', revoked)).toContain('revoked');
    expect(saidOn('pki', revoked)).toContain('No usable key of shop.example');
    expect(saidOn('dkim_record', revoked)).toContain('is empty, so it is revoked');
  });

  it('speaks of no term where there is no record, and of an include that was not needed as such', () => {
    const { spf } = verified;
    if (!spf) throw new Error('no SPF');
    const without: Inspection = {
      ...verified,
      spf: {
        ...spf,
        result: 'none',
        code: 'spf_none_no_record',
        values: { domain: 'shop.example' },
        evidence: { ...spf.evidence, record: null, path: [], mechanism: null, mechanismDomain: null },
      },
    };
    for (const id of ['spf', 'v_spf1', 'qualifier', 'ip', 'include', 'all'] as const)
      expect(saidOn(id, without), id).toContain('no SPF record');
    const record = 'v=spf1 ip4:198.51.100.7 include:_spf.mailhost.example -all';
    const [first] = spf.evidence.path;
    const early: Inspection = {
      ...verified,
      spf: {
        ...spf,
        evidence: {
          ...spf.evidence,
          record,
          path: first ? [{ ...first, record }] : [],
          mechanism: 'ip4:198.51.100.7',
          mechanismDomain: 'shop.example',
        },
      },
    };
    expect(saidOn('include', early)).toContain(
      'include:_spf.mailhost.example in the record of shop.example was not needed',
    );
  });

  it('shows both meanings of p= side by side', () => {
    const told = saidOn('p', verified);
    expect(told).toContain('The key at s2026._domainkey.shop.example');
    expect(told).toContain('The policy at _dmarc.shop.example');
    expect(told).toContain('p=reject');
  });
});

describe('the search', () => {
  const search = (words: string, language: 'en' | 'ja') => findCards(words, (key) => translate(key, {}, language));

  it.each([
    ['ja', '暗号化', 'tls'],
    ['ja', '盗み見', 'tls'],
    ['ja', 'ホップ', 'hop'],
    ['ja', '区間', 'hop'],
    ['ja', 'なりすまし', 'spoofing'],
    ['ja', 'フィッシング', 'spoofing'],
    ['ja', '逆引き', 'reverse_name'],
    ['ja', 'ハッシュ', 'hash'],
    ['ja', '指紋', 'hash'],
    ['ja', '秘密鍵', 'keys'],
    ['ja', '公開鍵', 'keys'],
    ['ja', 'リゾルバー', 'resolver'],
    ['ja', '名乗り', 'greeting'],
    ['ja', '家庭', 'dynamic'],
    ['ja', 'ロゴ', 'bimi'],
    ['ja', '検証結果', 'auth_results'],
    ['ja', '迷惑メール', 'dynamic'],
    ['ja', 'ＬＭＴＰ', 'lmtp'],
    ['ja', '993', 'port'],
    ['ja', '組織', 'alignment'],
    ['en', 'encryption', 'tls'],
    ['en', 'spoofing', 'spoofing'],
    ['en', 'phishing', 'spoofing'],
    ['en', 'reverse lookup', 'reverse_name'],
    ['en', 'fingerprint', 'hash'],
    ['en', 'logo', 'bimi'],
    ['en', 'home', 'dynamic'],
    ['en', 'ESMTPSA', 'protocol'],
    ['en', '/28', 'ip_address'],
    ['en', 'greeting', 'greeting'],
    ['en', 'ehlo', 'greeting'],
    ['en', 'private key', 'keys'],
    ['en', 'port  993', 'port'],
  ] as const)('in %s finds by "%s" the card "%s"', (language, words, id) => {
    expect(search(words, language)).toContain(id);
  });

  it('wants each of several words, wherever it stands', () => {
    expect(search('key dns public', 'en')).toContain('keys');
    expect(search('key nonsense', 'en')).toEqual([]);
    expect(search('  ', 'en')).toEqual([...CARD_IDS]);
  });
});

describe('the new cards of a message', () => {
  it('tell a greeting as a claim, beside the address that was seen', () => {
    const told = saidOn('greeting', failed);
    expect(told).toContain('203.0.113.66 called itself vps66.attack.example');
  });

  it('count the hops that were encrypted, and show by which version', () => {
    expect(saidOn('tls', verified)).toContain('TLSv1.3');
    expect(saidOn('tls', failed)).toMatch(/^\d of \d/);
  });

  it('set results that count apart from those that the sender wrote', () => {
    const told = saidOn('auth_results', failed);
    expect(told).toContain('dmarc=pass');
    expect(cardOf('auth_results', failed).here.length).toBeGreaterThan(2);
  });

  it('say how many addresses a block has', () => {
    expect(saidOn('ip_address', verified)).toContain('ip4:198.51.100.0/24 means 198.51.100.0 to 198.51.100.255 (256');
  });
});

describe('OP25B and IP25B', () => {
  const from = (reverseName: string | null): Inspection => ({
    ...oneHop,
    route: route(
      hops([{ from: 'pc', reverseName, ip: '203.0.113.66', by: 'mx.rcpt.example', trust: 'recorded', border: true }]),
    ),
  });

  it('are told where the first hop is submission: that way stays open', () => {
    expect(saidOn('op25b', verified)).toContain('by submission (ESMTPSA)');
    expect(saidOn('op25b', verified)).toContain('only claimed');
  });

  it("are told where a consumer's line speaks to port 25: both would have stopped it", () => {
    const direct = from('p203-0-113-66.dyn.isp.example');
    expect(saidOn('op25b', direct)).toContain('the access provider would have blocked this connection');
    expect(saidOn('ip25b', direct)).toContain('would have refused it');
    expect(saidOn('op25b', direct)).not.toContain('only claimed');
  });

  it('block no server', () => {
    expect(saidOn('op25b', from('mail.shop.example'))).toContain('does not block servers');
  });

  it('call nothing a server or a line that has no name but what it called itself', () => {
    for (const id of ['op25b', 'ip25b'] as const) {
      expect(saidOn(id, from(null))).toContain('No name by reverse lookup is recorded');
      expect(saidOn(id, from(null))).not.toContain('looks like');
    }
    expect(saidOn('mx', from(null))).toContain('received this message from 203.0.113.66. No name');
    expect(saidOn('port25', from(null))).toContain('203.0.113.66 passed this message on to mx.rcpt.example');
  });

  it("leave a customer's way to the own access provider's server open", () => {
    const relayed: Inspection = {
      ...oneHop,
      route: route(
        hops([{ from: 'pc', reverseName: 'p66.dyn.rcpt.example', ip: '203.0.113.66', by: 'relay.rcpt.example' }]),
      ),
    };
    expect(saidOn('op25b', relayed)).toContain('only blocks port 25 of other networks');
    expect(saidOn('ip25b', relayed)).toContain('refuses only those of other networks');
  });

  it.each([
    ['p66.dyn.isp.me.uk', 'mx.other.me.uk'],
    ['p66.dyn.isp.gob.mx', 'mx.other.gob.mx'],
    ['p66.dyn.isp.ne.jp', 'mx.other.ne.jp'],
    ['p66.dyn.isp.com.au', 'mx.other.com.au'],
  ])('take two operators of one country for two: %s and %s', (reverseName, by) => {
    const direct: Inspection = {
      ...oneHop,
      route: route(hops([{ from: 'pc', reverseName, ip: '203.0.113.66', by }])),
    };
    expect(saidOn('op25b', direct)).toContain('the access provider would have blocked this connection');
  });

  it('say of a name that tells nothing no more than that', () => {
    const told = saidOn('op25b', from('p1234-ipbf56place.city.isp.example'));
    expect(told).toContain("does not look like a customer's line");
    expect(told).not.toContain('looks like a server');
  });

  it('have no part in mail that a web form took in, which is no port 587 either', () => {
    const form: Inspection = {
      ...oneHop,
      route: route(
        hops([{ ip: '203.0.113.66', by: 'www.shop.example', with: 'HTTP', kind: 'http', submission: true }]),
      ),
    };
    expect(saidOn('op25b', form)).toContain('set out on www.shop.example itself');
    expect(saidOn('port587', form)).toContain('No submission is recorded');
  });

  it.each([
    ['p203-0-113-66.dyn.isp.example', '203.0.113.66', true],
    ['66.113.0.203.bc.example', '203.0.113.66', true],
    ['cpe-66.cable.isp.example', '203.0.113.66', true],
    ['dsl.example', '203.0.113.66', false],
    ['mail66.shop.example', '203.0.113.66', false],
    ['out7.mailhost.example', '198.51.100.7', false],
    ['', '203.0.113.66', false],
    ['pool.example', null, false],
    ['mx1.shop.example', '1.1.1.1', false],
    ['smtp2.shop.example', '2.2.1.1', false],
    ['out1-2.shop.example', '1.2.1.2', false],
    ['10-10-10-10.isp.example', '10.10.10.10', true],
    ['xcb007142.cust.isp.example', '203.0.113.66', true],
    ['p4271007cb.isp.example', '203.0.113.66', false],
    ['host203000113066.isp.example', '203.0.113.66', true],
    ['066113000203.isp.example', '203.0.113.66', true],
    ['static-203-0-113-66.isp.example', '203.0.113.66', false],
    ['ec2-203-0-113-66.cloud.example', '203.0.113.66', false],
    ['2001-db8-77-1--5.v6.dyn.isp.example', '2001:db8:77:1::5', true],
    ['p20010db8007700010211aabbccddeeff.isp.example', '2001:db8:77:1:211:aabb:ccdd:eeff', true],
    ['mail.shop.example', '2001:db8::25', false],
    ['out25.shop.example', '2001:db8::25', false],
    ['203-0-113-66.ip.serverusercontent.example', '203.0.113.66', false],
    ['v203-0-113-66.myvps.example', '203.0.113.66', false],
    ['webmail-198-51-100-7.shop.example', '198.51.100.7', false],
    ['198-51-100-7.outbound.shop.example', '198.51.100.7', false],
    ['out-7.pool.bulk.example', '198.51.100.7', false],
    ['ns7.ip-198-51-100.example', '198.51.100.7', false],
    ['203x0x113x66.isp.example', '203.0.113.66', true],
    ['zp123456.ppp.isp.example', '203.0.113.66', true],
    ['ntcity12.nt.ngn.ppp.isp.example', '203.0.113.66', true],
    ['host12.adsl.isp.example', '203.0.113.66', true],
    ['smtp3.adsl.isp.example', '203.0.113.66', false],
    ['s7.pool.bulk.example', '203.0.113.66', false],
    ['dhcp12.office.example', '203.0.113.66', false],
    ['p203-000-113-066.isp.example', '203.0.113.66', true],
  ])('know the line "%s" of %s: %s', (name, ip, expected) => {
    expect(isConsumerName(name, ip)).toBe(expected);
  });
});

describe('the range of a block', () => {
  it.each([
    ['198.51.100.0/24', '198.51.100.0', '198.51.100.255', 256],
    ['198.51.100.77/26', '198.51.100.64', '198.51.100.127', 64],
    ['192.0.2.0/28', '192.0.2.0', '192.0.2.15', 16],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 2 ** 32],
  ])('of %s goes from %s to %s and has %i addresses', (block, first, last, size) => {
    expect(addressRange(block)).toEqual({ first, last, size });
  });

  it('of anything else is not told', () => {
    for (const text of ['192.0.2.1', '192.0.2.1/32', '2001:db8::/32', '1.2.3.4/33', '1.2.3/8', '1.2.3.400/8', '', '/8'])
      expect(addressRange(text)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => addressRange(text) === null || text.includes('/')));
  });
});

describe('where a card opens from', () => {
  it.each([
    ['spf', '-all', 'all'],
    ['spf', 'IP4:192.0.2.0/24', 'ip'],
    ['spf', '~ip6:2001:db8::/32', 'ip'],
    ['spf', 'include:a.example', 'include'],
    ['spf', 'v=spf1', 'v_spf1'],
    ['spf', '-mx', 'qualifier'],
    ['spf', 'mx', 'spf'],
    ['key', 'p=MIIB', 'p'],
    ['key', 'k=rsa', 'dkim_record'],
    ['dmarc', 'p=Reject', 'reject'],
    ['dmarc', 'sp=none', 'none'],
    ['dmarc', 'p=nonsense', 'p'],
    ['dmarc', 'rua=mailto:a@b.example', 'rua'],
    ['dmarc', 'aspf=s', 'alignment'],
    ['dmarc', 'constructor=1', 'dmarc'],
  ] as const)('in a record of %s, %s is "%s"', (record, text, id) => {
    expect(cardOfTerm(record, text)).toBe(id);
  });

  it('a header field, by whatever case its name is written', () => {
    expect(cardOfField('RECEIVED')).toBe('received');
    expect(cardOfField('List-Unsubscribe')).toBe('mailing_list');
    expect(cardOfField('constructor')).toBeNull();
  });

  it('any text: there is always an answer', () => {
    fc.assert(
      fc.property(fc.constantFrom('spf', 'key', 'dmarc' as const), fc.string(), (record, text) => {
        expect(CARD_IDS).toContain(cardOfTerm(record as 'spf', text));
      }),
    );
  });
});
