import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../src/options/settings-file-format.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/platform/settings-shape.ts';

const RECEIVER = {
  name: 'Own',
  borderBy: ['mx.rcpt.example'],
  networks: ['192.0.2.0/24'],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
} as const;
const SETTINGS = {
  ladder: 'always',
  resolvers: ['https://dns.example/dns-query'],
  language: 'ja',
  badgeSites: ['https://mail.example/*'],
  receivers: { 'https://mail.example': { ...RECEIVER, inferred: true } },
  trustedSealers: ['lists.example'],
  ownDomains: ['example.org'],
} as unknown as Settings;
const fileOf = (settings: unknown, more: object = {}) =>
  JSON.stringify({ kind: 'waybill-settings', version: 1, settings, ...more });
const faultsIn = (text: string) => {
  const read = readSettings(text);
  return 'faults' in read ? read.faults.map(({ text: key, values }) => [key, values?.['field']]) : [];
};

describe('a file of settings', () => {
  it('gives back what was written, the mark of what was only inferred too', () => {
    expect(readSettings(writeSettings(SETTINGS))).toEqual({ settings: SETTINGS });
    expect(readSettings(writeSettings(DEFAULT_SETTINGS))).toEqual({ settings: DEFAULT_SETTINGS });
  });

  it('may hold some settings only', () => {
    expect(readSettings(fileOf({ ladder: 'headers' }))).toEqual({ settings: { ladder: 'headers' } });
  });

  it('is put into the form that the store has', () => {
    const given = { ownDomains: ['Example.ORG.', 'example.org'], badgeSites: ['https://mail.example/inbox'] };
    expect(readSettings(fileOf(given))).toEqual({
      settings: { ownDomains: ['example.org'], badgeSites: ['https://mail.example/*'] },
    });
  });

  it.each(['', 'no JSON', '[]', 'null', '{}', '{"settings":{}}', fileOf(null), fileOf([])])('is none: %s', (text) => {
    expect(faultsIn(text)).toEqual([['options_file_not_ours', undefined]]);
  });

  it('of a version that is not known is not read at all', () => {
    expect(faultsIn(fileOf({}, { version: 2 }))).toEqual([['options_file_newer', undefined]]);
  });

  const badReceiver = (changed: object) => ({ receivers: { 'https://mail.example': { ...RECEIVER, ...changed } } });
  it.each([
    ['an unknown setting', { colour: 'red' }, 'unknown', 'colour'],
    [
      'the name of no setting that every object has',
      JSON.parse('{"__proto__":{"ladder":"always"}}'),
      'unknown',
      '__proto__',
    ],
    ['a choice that is none', { ladder: 'sometimes' }, 'value', 'ladder'],
    ['a list that is none', { ownDomains: 'example.org' }, 'value', 'ownDomains'],
    ['one bad entry', { ownDomains: ['example.org', 'no domain'] }, 'value', 'ownDomains [2]'],
    ['an entry of another type', { trustedSealers: [7] }, 'value', 'trustedSealers [1]'],
    ['a resolver in the clear', { resolvers: ['http://dns.example/'] }, 'value', 'resolvers [1]'],
    ['no resolver', { resolvers: [] }, 'value', 'resolvers'],
    [
      'too many resolvers',
      { resolvers: [1, 2, 3, 4, 5, 6].map((n) => `https://dns${n}.example/`) },
      'many',
      'resolvers',
    ],
    ['receivers as a list', { receivers: [RECEIVER] }, 'value', 'receivers'],
    ['a receiver of no site', { receivers: { 'mail.example': RECEIVER } }, 'value', 'receivers mail.example'],
    [
      'a receiver that is none',
      { receivers: { 'https://mail.example': 7 } },
      'value',
      'receivers https://mail.example',
    ],
    [
      'a bad host',
      badReceiver({ borderBy: ['mx.example', '*'] }),
      'value',
      'receivers https://mail.example borderBy [2]',
    ],
    [
      'a list of a receiver that is none',
      badReceiver({ networks: '10.0.0.0/8' }),
      'value',
      'receivers https://mail.example networks',
    ],
    ['a mark that is none', badReceiver({ inferred: 'yes' }), 'value', 'receivers https://mail.example inferred'],
    ['an unknown field', badReceiver({ trustAll: true }), 'unknown', 'receivers https://mail.example trustAll'],
  ])('with %s is refused, and the field named', (_, settings, kind, field) => {
    expect(faultsIn(fileOf(settings))).toEqual([[`options_file_${kind}`, field]]);
    // What is good beside it does not get in alone.
    expect(
      faultsIn(fileOf({ language: 'ja', ...settings })).length + Number(Object.hasOwn(settings, '__proto__')),
    ).toBeGreaterThan(0);
  });

  it('with very many faults names the first twenty', () => {
    expect(faultsIn(fileOf({ ownDomains: Array.from({ length: 5000 }, () => '?') }))).toHaveLength(20);
  });

  it('with more receivers than there is room for is refused', () => {
    const receivers = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`https://mail${n}.example`, RECEIVER]));
    expect(faultsIn(fileOf({ receivers }))).toEqual([['options_file_many', 'receivers']]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('names %s where it is no site', (site) => {
    const receivers = JSON.parse(`{${JSON.stringify(site)}:${JSON.stringify(RECEIVER)}}`);
    expect(faultsIn(fileOf({ receivers }))).toEqual([['options_file_value', `receivers ${site}`]]);
  });

  // Each entry was read with the whole of the other lists once: minutes for a file of this size.
  it('is refused in a moment with lists far too long', () => {
    const long = (entry: (n: number) => string) => Array.from({ length: 10_000 }, (_, n) => entry(n));
    const lists = {
      borderBy: long((n) => `mx${n}.example`),
      networks: long((n) => `10.${n % 256}.${n >> 8}.0/24`),
      gateways: long((n) => `gateway${n}.example`),
      authservIds: long((n) => `id${n}.example`),
    };
    expect(faultsIn(fileOf({ receivers: { 'https://mail.example': { ...RECEIVER, ...lists } } }))).toEqual(
      Object.keys(lists).map((list) => ['options_file_many', `receivers https://mail.example ${list}`]),
    );
  });
});
