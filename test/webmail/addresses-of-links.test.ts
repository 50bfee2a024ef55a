/** The address bar of a page that goes where a mail's link says, and shows what it showed before, or what the server reads there. */
import { describe, expect, it } from 'vitest';
import type { Webmail } from '../../src/webmail/webmail.ts';
import { fakePage } from '../fakes/browser-page.ts';
import * as cypht from './pages/cypht.ts';
import type { PageFixture } from './pages/fixture.ts';
import * as horde from './pages/horde.ts';
import * as mailRu from './pages/mail-ru.ts';
import * as netease from './pages/netease.ts';
import * as nextcloud from './pages/nextcloud.ts';
import * as qq from './pages/qq.ts';
import * as smtp4dev from './pages/smtp4dev.ts';
import * as sogo from './pages/sogo.ts';
import * as yahoo from './pages/yahoo.ts';
import * as yandex from './pages/yandex.ts';

async function openAt({ file, cookies, html }: PageFixture, address: string) {
  const { webmail } = (await import(`../../src/webmail/sites/${file}.ts`)) as { webmail: Webmail };
  return webmail.openMessages(fakePage(address, html('<p>Hello</p>'), 'text/html', cookies ?? {}));
}

/** Each address as its webmail writes it, and as only somebody else does. */
const FORGED: readonly (readonly [PageFixture, string, string])[] = [
  [sogo.page, '/Mail/0/', '/Mail/00/'],
  [sogo.page, '/8', '/08'],
  [horde.page, ';7', ';007'],
  [cypht.page, 'uid=7', 'uid=07'],
  [nextcloud.alone, 'thread/12', 'thread/012'],
  [yandex.page, '#message/', '#message/0'],
  [mailRu.page, '0:16', '0:016'],
];

describe('a number that the server reads as that of a message, and the page does not', () => {
  it.each(FORGED)('names none: $file', async (fixture, own, forged) => {
    const { address } = fixture;
    const at = address.lastIndexOf(own);
    expect(await openAt(fixture, address)).toHaveLength(1);
    const other = `${address.slice(0, at)}${forged}${address.slice(at + own.length)}`;
    expect(other).not.toBe(address);
    expect(await openAt(fixture, other)).toEqual([]);
  });
});

/** A second value of the same name, as servers take it that read the first one, the last one, or a list. */
const TWICE = (name: string): string[] => [
  name,
  `${name}[]`,
  `${name}[0]`,
  `%20${name}`,
  `${name}%00`,
  name.replace('_', '.'),
  name.replace('_', '%20'),
  name.replace('_', '['),
];

/** In SOGo, over a real Dovecot, each of these changed the address alone, and the server gave a message of INBOX. */
describe('a mailbox that the server takes for one of the page’s, and the page does not know', () => {
  const at = (fixture: PageFixture, mailbox: string) =>
    openAt(fixture, fixture.address.replace('Work%25252FSub%252520folder', mailbox));
  it.each([sogo.page, sogo.further])('has no message: $address', async (fixture) => {
    for (const own of ['INBOX', 'Work', 'Work%25252FSub%252520folder']) expect(await at(fixture, own)).toHaveLength(1);
    const others = [
      'inbox',
      'Inbox',
      'INBOX%25252F',
      '%25252FINBOX',
      'INBOX%252500',
      'Work%25252F%25252FSub%252520folder',
    ];
    for (const other of others) expect(await at(fixture, other), other).toEqual([]);
  });

  it.each([sogo.page, sogo.further])('nor by a server’s own separator and code: $address', async (fixture) => {
    for (const other of [
      'Work.Sub%252520folder',
      'Work%25255CSub%252520folder',
      'Work%25252FSub+folder',
      'Work%252526-',
    ])
      expect(await at(fixture, other), other).toEqual([]);
  });
});

describe('an address that names two messages', () => {
  const other = '"id":"59:1tbiOther"';
  it.each([
    [netease.page, '"fid":1}', `"fid":1,"x":{${other}}}`, ['59:1tbiAbc']],
    [netease.page, '"fid":1}', `"fid":1},{${other}}`, []],
    [netease.page, '{"area"', `{"x":{${other}},"area"`, ['59:1tbiAbc']],
    [yahoo.page, '/messages/', '/messages/AOtherOtherOther/messages/', []],
    [yahoo.older, '/messages/', '/messages/AOtherOtherOther/x/messages/', []],
    [smtp4dev.page, 'b-d9cb-469f-a165-70867728950e', 'B-D9CB-469F-A165-70867728950E', []],
  ])('gives no other than the page shows: $file, $2', async (fixture, own, forged, ids) => {
    const address = fixture.address.replace(own, forged);
    expect(address).not.toBe(fixture.address);
    expect((await openAt(fixture, address)).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a query that names two messages', () => {
  const named: readonly (readonly [PageFixture, string])[] = [
    [cypht.page, 'uid'],
    [cypht.page, 'list_path'],
    [cypht.page, 'page'],
    [qq.page, 'mailid'],
    [yandex.page, 'uid'],
  ];
  it.each(named)('names none: $file, %s', async (fixture, name) => {
    const url = new URL(fixture.address);
    for (const again of TWICE(name)) {
      for (const search of [`?${again}=8&${url.search.slice(1)}`, `${url.search}&${again}=8`]) {
        expect(await openAt(fixture, `${url.origin}${url.pathname}${search}${url.hash}`), search).toEqual([]);
      }
    }
  });

  it('is none of a message in Horde’s dynamic view, which does not follow it, after one went back', async () => {
    const { address, html } = horde.page;
    const { webmail } = (await import('../../src/webmail/sites/horde.ts')) as { webmail: Webmail };
    const page = { ...fakePage(address, html('<p>Hello</p>')), isNewest: () => false };
    expect(webmail.openMessages(page)).toEqual([]);
    expect(webmail.sourceAddresses(page, 'SU5CT1g/7')).toEqual([]);
  });

  it('does not count in Horde’s basic view, which says by itself which one it shows', async () => {
    const others = ['&buid=8', '&buid[]=8', '&muid=8', '#msg:SU5CT1g;8'];
    for (const other of others)
      expect((await openAt(horde.basic, `${horde.basic.address}${other}`)).map(({ id }) => id)).toEqual(['SU5CT1g/7']);
    const { pathname, origin } = new URL(horde.basic.address);
    const early = `${origin}${pathname}?page=message&buid=8&mailbox=SU5CT1g&buid=7`;
    expect((await openAt(horde.basic, early)).map(({ id }) => id)).toEqual(['SU5CT1g/7']);
  });
});
