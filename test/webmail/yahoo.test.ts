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
