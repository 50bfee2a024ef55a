import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/webmail/registry.ts';
import { webmail as roundcube } from '../../src/webmail/sites/roundcube.ts';
import { fakePage } from '../fakes/browser-page.ts';

const ADDRESS = 'https://mail.example/webmail/?_task=mail&_mbox=INBOX&_uid=7&_action=show';

function environment(more: object = {}): string {
  const values = { rcversion: 10605, action: 'show', uid: '7', mailbox: 'INBOX', request_token: 'T0ken', ...more };
  return `<script>/* a licence */\nvar rcmail = new rcube_webmail();\nrcmail.set_env(${JSON.stringify(values)});\nrcmail.add_label({"x":"}"});</script>`;
}

const adr = (address: string) =>
  `<span class="adr"><a class="rcmContactAddress" title="${address}" href="mailto:${address}">Alice</a></span>`;

/** The header of one message in each skin, as Roundcube 1.6 draws it. */
const SKINS = {
  elastic: `<div id="message-header"><h2 class="subject"><span class="voice">Subject: </span> Minutes
      <a class="extwin">Open in new window</a></h2><div class="header-summary"><span>From ${adr('alice@sender.example')} on today</span></div>
      <table class="header-headers"><tr><td class="header from">${adr('alice@sender.example')}</td></tr></table></div>`,
  larry: `<div id="messageheader"><h2 class="subject"><span class="flag-icon"></span><span><span class="voice">Subject: </span>Minutes</span></h2>
      <table class="headers-table" hidden><tr><td class="header from">${adr('hidden@sender.example')}</td></tr></table>
      <table class="headers-table"><tr><td class="header from">${adr('alice@sender.example')}</td></tr></table></div>`,
  classic: `<table class="headers-table"><tr><td class="header-title">Subject</td><td class="header subject">Minutes</td></tr>
      <tr><td class="header from">${adr('alice@sender.example')}</td></tr></table>`,
};
const BODY = '<div id="messagebody"><div class="message-part">Hello</div></div>';

describe('Roundcube', () => {
  for (const [skin, header] of Object.entries(SKINS)) {
    it(`shows its open message in the skin ${skin}`, () => {
      const page = fakePage(ADDRESS, environment() + header + BODY);
      expect(recognize(page)?.file).toBe('roundcube');
      const [message, ...others] = roundcube.openMessages(page);
      expect(others).toEqual([]);
      expect(message?.id).toBe('ca403c55/INBOX/7');
      expect(message?.shown).toEqual({ from: 'alice@sender.example', subject: 'Minutes' });
      expect(message?.sender?.className).toBe('adr');
    });
  }

  it('shows the message of the preview frame', () => {
    const page = fakePage(ADDRESS, environment({ action: 'preview', framed: true }) + SKINS.elastic + BODY);
    expect(roundcube.openMessages(page)).toHaveLength(1);
  });

  it.each([
    ['an inert type', (script: string) => script.replace('<script>', '<script type="text/plain">')],
    ['an old language', (script: string) => script.replace('<script>', '<script language="vbscript">')],
    ['a body', (script: string) => `<div class="rcmBody">${script}</div>`],
  ])('believes no environment in a script of %s', (_, wrap) => {
    const forged = wrap(environment({ uid: '666' }));
    const page = fakePage(ADDRESS, forged + SKINS.elastic + BODY + environment());
    expect(roundcube.openMessages(page).map(({ id }) => id)).toEqual(['ca403c55/INBOX/7']);
    if (!forged.startsWith('<div')) expect(recognize(fakePage(ADDRESS, forged))).toBeNull();
  });

  it('takes nothing of another session for the same message: its numbers and folders may be another account’s', () => {
    const id = (token: string) =>
      roundcube.openMessages(fakePage(ADDRESS, environment({ request_token: token }) + SKINS.elastic))[0]?.id;
    expect(id('T0ken')).toBe('ca403c55/INBOX/7');
    expect(id('T1ken')).not.toBe(id('T0ken'));
  });

  it('says of a message within another one that it is a part', () => {
    for (const [uid, attached] of [
      ['7', undefined],
      ['7-INBOX', undefined],
      ['7.2', true],
      ['7.2.1.3-INBOX', true],
    ]) {
      const page = fakePage(ADDRESS, environment({ uid }) + SKINS.elastic + BODY);
      const [{ id } = { id: '' }] = roundcube.openMessages(page);
      expect(roundcube.sourceAddresses(page, id)[0]?.attached).toBe(attached);
    }
    for (const uid of ['1,7', '7 2', '*', ''])
      expect(roundcube.openMessages(fakePage(ADDRESS, environment({ uid }) + SKINS.elastic + BODY))).toEqual([]);
  });

  it('takes no environment out of a text within its own, and is not held up by many', () => {
    const inner = 'rcmail.set_env({"action":"show","uid":"666","mailbox":"INBOX","request_token":"x"})';
    const page = fakePage(ADDRESS, environment({ sender: inner.repeat(3) }) + SKINS.elastic + BODY);
    expect(roundcube.openMessages(page).map(({ id }) => id)).toEqual(['ca403c55/INBOX/7']);
    // Each read to its end would take an hour.
    const many = fakePage(ADDRESS, `${environment()}<script>x("${'rcmail.set_env({'.repeat(60_000)}")</script>${BODY}`);
    expect(roundcube.openMessages(many).map(({ id }) => id)).toEqual(['ca403c55/INBOX/7']);
  });

  it('shows none in the list of messages', () => {
    const page = fakePage(ADDRESS, environment({ action: '', uid: undefined }));
    expect(recognize(page)?.file).toBe('roundcube');
    expect(roundcube.openMessages(page)).toEqual([]);
  });

  it('names the exact source, with the token and the folder as they are', () => {
    const page = fakePage(ADDRESS, environment({ mailbox: 'INBOX.Größe & mehr' }) + SKINS.elastic);
    const [address] = roundcube.sourceAddresses(page, 'ca403c55/INBOX.Größe & mehr/7');
    const url = new URL(address?.url ?? '');
    expect(url.origin + url.pathname).toBe('https://mail.example/webmail/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      _task: 'mail',
      _action: 'viewsource',
      _uid: '7',
      _mbox: 'INBOX.Größe & mehr',
      _save: '1',
      _token: 'T0ken',
    });
    expect(address?.fidelity).toBe('exact');
  });

  it('names no source for a message that is not open any more', () => {
    const page = fakePage(ADDRESS, environment() + SKINS.elastic);
    expect(roundcube.sourceAddresses(page, 'ca403c55/INBOX/8')).toEqual([]);
  });

  it('does not take a sender that the body imitates', () => {
    const imitation = `<div id="messagebody"><div id="message-header"><div class="header-summary">${adr('bank@legit.example')}</div></div>
      <table class="headers-table"><tr><td class="header from">${adr('bank@legit.example')}</td></tr></table></div>`;
    const page = fakePage(ADDRESS, environment() + imitation + SKINS.classic);
    expect(roundcube.openMessages(page)[0]?.shown.from).toBe('alice@sender.example');
    const alone = roundcube.openMessages(fakePage(ADDRESS, environment() + imitation));
    expect(alone[0]?.sender).toBeNull();
  });

  it('has a place for the badge when the sender is no address at all', () => {
    const header =
      '<div id="message-header"><div class="header-summary"><span>From <span class="adr">&lt;admin@legit.example&gt;</span></span></div></div>';
    const [message] = roundcube.openMessages(fakePage(ADDRESS, environment() + header));
    expect(message?.shown.from).toBe('admin@legit.example');
    const none = '<div id="message-header"><div class="header-summary">on today</div></div>';
    expect(roundcube.openMessages(fakePage(ADDRESS, environment() + none))[0]?.sender?.className).toBe(
      'header-summary',
    );
  });

  it('tells whose mailbox it is where the skin shows that around the messages, and nowhere else', () => {
    const elastic = '<div id="layout-sidebar"><span class="header-title username">bob@rcpt.example</span></div>';
    const larry = '<div id="topline"><div class="topright"><span class="username">bob@rcpt.example</span></div></div>';
    for (const frame of [elastic, larry])
      expect(roundcube.account?.(fakePage(ADDRESS, environment() + frame + SKINS.larry))).toBe('bob@rcpt.example');
    expect(roundcube.account?.(fakePage(ADDRESS, environment() + SKINS.elastic))).toBeNull();
  });

  it('does not take an account that the body imitates', () => {
    const imitation =
      '<div id="messagebody"><div id="layout-sidebar"><b class="header-title username">bob@attack.example</b></div></div>';
    expect(roundcube.account?.(fakePage(ADDRESS, environment() + imitation + SKINS.elastic))).toBeNull();
  });

  it('is not confused by braces, quotes and broken calls in its script', () => {
    const odd =
      '<script>rcmail.set_env({"a":"}\\"{"}); rcmail.set_env({broken); rcmail.set_env(variable); rcmail.set_env({"unclosed": {</script>';
    const page = fakePage(ADDRESS, odd + environment({ note: 'a } in "text" \\' }) + SKINS.elastic);
    expect(roundcube.openMessages(page)[0]?.id).toBe('ca403c55/INBOX/7');
  });

  it('is not seen where its script merely stands as text', () => {
    expect(recognize(fakePage(ADDRESS, '<pre>rcmail.set_env({"rcversion":1});</pre>'))).toBeNull();
  });
});
