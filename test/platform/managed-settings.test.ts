/** Settings of an administrator, and the schema by which Chrome and Edge check them before they come here. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { switchBadgesOn } from '../../src/platform/badge-sites.ts';
import { readSetting, type SettingName } from '../../src/platform/setting-values.ts';
import { loadSettings, managedSettings, onSettingsChange, saveSettings } from '../../src/platform/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { browser, fake, resetBrowser } from '../fakes/browser.ts';

interface Schema {
  type: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  enum?: string[];
  required?: string[];
}

const schema = JSON.parse(
  readFileSync(new URL('../../src/platform/managed_schema.json', import.meta.url), 'utf8'),
) as Schema;
const document = readFileSync(new URL('../../docs/managed-settings.md', import.meta.url), 'utf8');
const receiver = {
  name: 'Example',
  borderBy: ['mx.example.org', '*.in.example.org'],
  networks: ['192.0.2.0/24'],
  gateways: ['filter.example.net'],
  authservIds: ['mx.example.org'],
  results: 'below',
  returnPath: 'bottom',
  believeBelow: true,
};
const EVERYTHING = {
  ladder: 'always',
  resolvers: ['https://dns.example/dns-query'],
  language: 'ja',
  badgeSites: ['https://mail.example/*'],
  receivers: { 'https://mail.example': receiver },
  trustedSealers: ['lists.example'],
  ownDomains: ['example.org'],
};
const set = (values: Record<string, unknown>) => browser.storage.managed.set(values);

beforeEach(async () => {
  resetBrowser();
  await loadSettings();
});

describe('what an administrator set', () => {
  it('wins over what the person chose; the rest stays the person’s', async () => {
    await saveSettings({ ladder: 'always', ownDomains: ['example.org'] });
    await set({ ladder: 'headers', trustedSealers: ['lists.example'] });
    const settings = await loadSettings();
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      ladder: 'headers',
      ownDomains: ['example.org'],
      trustedSealers: ['lists.example'],
    });
    expect(await managedSettings()).toEqual(['ladder', 'trustedSealers']);
  });

  it('can be every setting', async () => {
    await set(EVERYTHING);
    expect(await loadSettings()).toEqual(EVERYTHING);
  });

  it('stands against what is saved meanwhile, which does not replace the person’s own choice either', async () => {
    await saveSettings({ ownDomains: ['own.example'] });
    await set({ ownDomains: ['company.example'] });
    // Each part reads them before it saves any.
    await loadSettings();
    await saveSettings({ ownDomains: ['company.example', 'other.example'], ladder: 'always' });
    expect(await loadSettings()).toMatchObject({ ownDomains: ['company.example'], ladder: 'always' });
    await browser.storage.managed.remove('ownDomains');
    expect((await loadSettings()).ownDomains).toEqual(['own.example']);
  });

  it('passes the same checks as all other settings', async () => {
    await set({ resolvers: ['http://dns.example/'], ladder: 'everything', ownDomains: ['example.org', '*'], odd: 1 });
    expect(await loadSettings()).toEqual({ ...DEFAULT_SETTINGS, ownDomains: ['example.org'] });
    expect(await managedSettings()).toEqual(['ownDomains']);
  });

  it('is nothing where the browser knows of no policy and calls that an error', async () => {
    const get = vi
      .spyOn(browser.storage.managed, 'get')
      .mockRejectedValue(new Error('Managed storage manifest not found'));
    await saveSettings({ ladder: 'always' });
    expect((await loadSettings()).ladder).toBe('always');
    expect(await managedSettings()).toEqual([]);
    get.mockRestore();
  });

  it('is heard of when it changes', async () => {
    const heard = vi.fn();
    const stop = onSettingsChange(heard);
    await set({ ladder: 'headers' });
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ ...DEFAULT_SETTINGS, ladder: 'headers' }, ['ladder']));
    stop();
  });

  it('does not let a site be called switched on that its list leaves out', async () => {
    await set({ badgeSites: ['https://mail.example/*'] });
    fake.answersRequest = true;
    expect(await switchBadgesOn('https://other.example/*', [])).toBe(false);
    expect(await switchBadgesOn('https://mail.example/*', [])).toBe(true);
  });
});

describe('managed_schema.json', () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  const properties = schema.properties ?? {};

  it('names every setting, and no other', () => {
    expect(Object.keys(properties).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
  });

  it('takes what the readers take, whole', () => {
    expect(validate(EVERYTHING), JSON.stringify(validate.errors)).toBe(true);
    for (const [name, value] of Object.entries(EVERYTHING)) {
      expect(readSetting(name as SettingName, value), name).toEqual(value);
    }
  });

  it.each(['ladder', 'language'] as const)('offers for %s the choices that its reader takes', (name) => {
    for (const choice of properties[name]?.enum ?? []) expect(readSetting(name, choice)).toBe(choice);
    expect(properties[name]?.enum).toContain(DEFAULT_SETTINGS[name]);
  });

  it('describes a receiver as its reader takes it: what is required, and each choice', () => {
    const described = properties['receivers']?.additionalProperties;
    expect(Object.keys(described?.properties ?? {}).sort()).toEqual(Object.keys(receiver).sort());
    const read = (given: object) =>
      readSetting('receivers', { 'https://mail.example': given })?.['https://mail.example'];
    for (const field of Object.keys(receiver)) {
      const { [field]: _, ...without } = receiver as Record<string, unknown>;
      expect(read(without) === undefined, field).toBe(described?.required?.includes(field));
    }
    for (const field of ['results', 'returnPath']) {
      const choices = described?.properties?.[field]?.enum ?? [];
      expect(choices.length).toBeGreaterThan(1);
      for (const choice of choices) expect(read({ ...receiver, [field]: choice })).toMatchObject({ [field]: choice });
    }
  });

  it.each([
    ['ladder', 'sometimes'],
    ['language', 'de'],
    ['resolvers', 'https://dns.example/dns-query'],
    ['receivers', { 'https://mail.example': { ...receiver, results: 'everywhere' } }],
    ['receivers', { 'https://mail.example': { name: 'only' } }],
  ] as const)('refuses what the reader of %s refuses', (name, value) => {
    expect(validate({ [name]: value })).toBe(false);
    expect(readSetting(name, value) ?? {}).toEqual({});
  });

  // Chrome loads no extension whose schema holds another word (components/policy/core/common/schema.cc).
  it('uses only the words that Chrome’s policies know', () => {
    const known = ['type', 'description', 'enum', 'items', 'properties', 'additionalProperties', 'required'];
    const wordsOf = (node: Schema): string[] => [
      ...Object.keys(node),
      ...[...Object.values(node.properties ?? {}), node.items, node.additionalProperties].flatMap((inner) =>
        inner ? wordsOf(inner) : [],
      ),
    ];
    expect([...new Set(wordsOf(schema))].filter((word) => !known.includes(word))).toEqual([]);
  });
});

describe('docs/managed-settings.md', () => {
  it('names every setting and every field of a receiver', () => {
    const names = [...Object.keys(DEFAULT_SETTINGS), ...Object.keys(receiver)];
    expect(names.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows only values that are taken, whole', () => {
    const examples = [...document.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text));
    expect(examples.length).toBeGreaterThan(2);
    const extensions = examples.flatMap((example) => {
      const policies = example['3rdparty'] ?? example.policies?.['3rdparty'];
      const found = Object.values((policies?.Extensions ?? policies?.extensions ?? { self: example }) as object);
      return found as Record<string, unknown>[];
    });
    for (const values of extensions) {
      for (const [name, value] of Object.entries(values)) {
        expect(readSetting(name as SettingName, value), name).toEqual(value);
      }
    }
  });
});
