import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/webmail/registry.ts';
import { webmail as maildev } from '../../src/webmail/sites/maildev.ts';
import { fakePage } from '../fakes/browser-page.ts';

/** As maildev 3.0.0 draws it. */
function app(viewer: string) {
  const page = fakePage(
    'http://127.0.0.1:1080/#/email/m154bk9o',
    `<script></script><div id="root"><div data-testid="app"><div data-testid="sidebar"><button data-testid="email-list-item" data-email-id="other"></button></div>${viewer}</div></div>`,
  );
  page.document.title = '(2) MailDev';
  return page;
}

const VIEWER = `<div data-testid="email-viewer" data-email-id="m154bk9o"><h1 data-testid="email-subject">one</h1>
  <div><div><span>from </span><span>Alice &lt;alice@sender.example&gt;</span></div><div><span>to </span><span>bob@rcpt.example</span></div></div></div>`;

describe('maildev', () => {
  it('shows the message of its viewer, not those of its list', () => {
    const page = app(VIEWER);
    expect(recognize(page)?.file).toBe('maildev');
    const [message] = maildev.openMessages(page);
    expect(message).toMatchObject({ id: 'm154bk9o', shown: { from: 'alice@sender.example', subject: 'one' } });
    expect(message?.sender?.textContent).toBe('Alice <alice@sender.example>');
  });

  it('shows none when none is selected', () => {
    const page = app('');
    expect(recognize(page)?.file).toBe('maildev');
    expect(maildev.openMessages(page)).toEqual([]);
  });

  it('names the source below the base of its own page', () => {
    expect(maildev.sourceAddresses(app(VIEWER), 'm154bk9o')).toEqual([
      { url: 'http://127.0.0.1:1080/api/email/m154bk9o/source', fidelity: 'exact' },
    ]);
    expect(maildev.sourceAddresses(app(VIEWER), 'other')).toEqual([]);
  });

  it('names a source for any id, even with half a character in it', () => {
    const page = app(VIEWER.replace('m154bk9o', 'm'));
    page.document.querySelector('[data-email-id="m"]')?.setAttribute('data-email-id', 'a\ud800/../b');
    const [address] = maildev.sourceAddresses(page, 'a\ud800/../b');
    expect(address?.url).toBe('http://127.0.0.1:1080/api/email/a%EF%BF%BD%2F..%2Fb/source');
  });
});
