/** The address bar of a page that goes where a mail's link says, and shows what it showed before. */
import { describe, expect, it } from 'vitest';
import type { Webmail } from '../../src/webmail/webmail.ts';
import { fakePage } from '../fakes/browser-page.ts';
import type { PageFixture } from './pages/fixture.ts';
import * as horde from './pages/horde.ts';
import * as sogo from './pages/sogo.ts';

/** Each address as its webmail writes it, and as only somebody else does. */
const FORGED: readonly (readonly [PageFixture, string, string])[] = [
  [sogo.page, '/Mail/0/', '/Mail/00/'],
  [sogo.page, '/8', '/08'],
  [horde.page, ';7', ';007'],
  [horde.basic, 'buid=7', 'buid=07'],
];

describe('a number that the server reads as that of a message, and the page does not', () => {
  it.each(FORGED)('names none: $file', async ({ file, address, cookies, html }, own, forged) => {
    const { webmail } = (await import(`../../src/webmail/sites/${file}.ts`)) as { webmail: Webmail };
    const at = address.lastIndexOf(own);
    const other = `${address.slice(0, at)}${forged}${address.slice(at + own.length)}`;
    const openAt = (place: string) =>
      webmail.openMessages(fakePage(place, html('<p>Hello</p>'), 'text/html', cookies ?? {}));
    expect(openAt(address)).toHaveLength(1);
    expect(openAt(other)).toEqual([]);
  });
});
