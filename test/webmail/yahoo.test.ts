import { expect, it } from 'vitest';
import { webmail as yahoo } from '../../src/webmail/sites/yahoo.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { page as fixture } from './pages/yahoo.ts';

it.each(['text/plain', 'application/json', 'text/javascript'])(
  'takes the mailbox out of no script that a mail brought, of type %s',
  (type) => {
    const data = `<script type="${type}">{"selectedMailbox":{"id":"attack"}}</script>`;
    const page = fakePage(fixture.address, fixture.html(data));
    // The page's own comes last.
    const [own] = page.root.querySelectorAll('script');
    if (own) page.root.querySelector('body')?.append(own);
    const [message] = yahoo.openMessages(page);
    expect(yahoo.sourceAddresses(page, message?.id ?? '').map(({ url }) => url)).toEqual(fixture.sources);
  },
);

it.each([
  ['is folded', '<div data-test-id="message-view" data-test-expanded="false">Alice</div>'],
  ['is folded to its header', '<div><div data-test-id="message-header">Alice</div></div>'],
  ['is an item of the list of messages', '<ul data-test-id="cards"><li>one</li><li>other</li></ul>'],
])('takes no message of a conversation of which another one %s: the address may name that one', (_, other) => {
  const page = fakePage(fixture.address, fixture.html(other));
  // In a body it is the sender's.
  expect(yahoo.openMessages(page)).toHaveLength(1);
  const body = page.root.querySelector('[data-test-id="message-view-body-content"]');
  page.root.querySelector('body')?.append(...(body?.children ?? []));
  expect(yahoo.openMessages(page)).toEqual([]);
  expect(yahoo.sourceAddresses(page, fixture.open[0]?.id ?? '')).toEqual([]);
});
