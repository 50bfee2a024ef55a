/** The names that people are told are those of the registry and of its profiles, no more and no fewer. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KNOWN_WEBMAILS } from '../../src/webmail/known.ts';
import { SITES } from '../../src/webmail/registry.ts';
import type { Webmail } from '../../src/webmail/webmail.ts';

it('names every webmail once, by the way in which its source is had', async () => {
  const found: Record<keyof typeof KNOWN_WEBMAILS, string[]> = { source: [], header: [], byHand: [] };
  for (const { file, name } of SITES) {
    if (file === undefined) found.byHand.push(name ?? '');
    // A page that is a source itself is no webmail.
    else if (file !== 'plain-source') {
      const { webmail } = (await import(`../../src/webmail/sites/${file}.ts`)) as { webmail: Webmail };
      const profile = readFileSync(new URL(`../../src/webmail/sites/${file}.ts`, import.meta.url), 'utf8');
      found[profile.includes('shownOnly(') ? 'header' : 'source'].push(name ?? webmail.name);
    }
  }
  for (const way of ['source', 'header', 'byHand'] as const)
    expect([...KNOWN_WEBMAILS[way]].sort()).toEqual(found[way].sort());
});

it.each(['README.md', 'docs/README.ja.md'])('names each of them in the table of %s too', (document) => {
  const text = readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  const names = Object.values(KNOWN_WEBMAILS).flat();
  // By its first word: "Mail" behind it goes without saying, and a number may stand for several.
  const first = (name: string) => name.split(' ', 1)[0]?.toLowerCase() ?? '';
  expect(names.filter((name) => !rows.join('\n').toLowerCase().includes(first(name)))).toEqual([]);
});
