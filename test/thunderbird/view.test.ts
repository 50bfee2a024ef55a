import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../src/core/limits.ts';
import { commonMailbox } from '../../src/thunderbird/accounts.ts';
import { THUNDERBIRD } from '../../src/thunderbird/view.ts';
import { resetBrowser } from '../fakes/browser.ts';
import { clearStage, header, type Stage, setStage, TAB } from './fake-messenger.ts';

const NOBODY = { origin: '', account: null };
const account = (type: string, email?: string) => ({ type, identities: email === undefined ? [] : [{ email }] });
let stage: Stage;

beforeEach(() => {
  resetBrowser();
  stage = setStage();
  stage.accounts = { account1: account('imap', 'bob@rcpt.example') };
});
afterEach(clearStage);

describe('the mailbox of a message', () => {
  it.each(['imap', 'pop3', 'ews'])('is that of its account, by the domain of the first address: %s', async (type) => {
    stage.accounts = { account1: account(type, 'bob@RCPT.example') };
    expect(await commonMailbox([header(1)])).toEqual({ origin: 'account://rcpt.example', account: 'bob@RCPT.example' });
  });

  it.each(['local', 'nntp', 'rss', 'extension:x', ''])(
    'is nobody’s where no server of the account received it: %s',
    async (type) => {
      stage.accounts = { account1: account(type, 'bob@rcpt.example') };
      expect(await commonMailbox([header(1)])).toEqual(NOBODY);
    },
  );

  it.each([
    ['a file', header(1, { external: true })],
    ['a message of no folder', header(1, { folder: {} })],
    ['a message of an account that is gone', header(1, { folder: { accountId: 'account9' } })],
  ])('is nobody’s: %s', async (_, message) => {
    expect(await commonMailbox([message])).toEqual(NOBODY);
  });

  it.each([undefined, '', 'bob', 'bob@localhost', 'bob@192.0.2.1'])(
    'is nobody’s where the account has no address under a domain: %s',
    async (email) => {
      stage.accounts = { account1: account('imap', email) };
      expect(await commonMailbox([header(1)])).toEqual(NOBODY);
    },
  );

  it('is nobody’s for messages of several accounts', async () => {
    stage.accounts = { account1: account('imap', 'bob@rcpt.example'), account2: account('imap', 'bob@other.example') };
    const other = header(2, { folder: { accountId: 'account2' } });
    expect(await commonMailbox([header(1), other])).toEqual(NOBODY);
    expect(await commonMailbox([header(1), header(2)])).toMatchObject({ origin: 'account://rcpt.example' });
    expect(await commonMailbox([])).toEqual(NOBODY);
  });
});

describe('a look at a tab', () => {
  it('finds the message with what Thunderbird shows of it', async () => {
    stage.displayed = [header(7)];
    expect(await THUNDERBIRD.look(TAB)).toEqual({
      origin: 'account://rcpt.example',
      frames: 1,
      answers: [
        {
          frameId: 0,
          page: 'Thunderbird',
          webmail: 'Thunderbird',
          account: 'bob@rcpt.example',
          messages: [
            {
              id: '7',
              shown: { from: 'alice@sender.example', subject: 'Message 7', messageId: '7@sender.example' },
              focused: true,
            },
          ],
        },
      ],
    });
  });

  it('takes a name alone for no address, and a subject of any length', async () => {
    stage.displayed = [header(7, { author: 'The bank', subject: 'x'.repeat(100_000), headerMessageId: '' })];
    const [answer] = (await THUNDERBIRD.look(TAB)).answers;
    expect(answer?.messages[0]?.shown).toEqual({ subject: 'x'.repeat(1_000) });
  });

  it('finds nothing in a tab without a message', async () => {
    const { frames, answers } = await THUNDERBIRD.look(TAB);
    expect([frames, answers[0]?.messages]).toEqual([1, []]);
  });
});

describe('the source of a message', () => {
  const fetch = (id: number) => THUNDERBIRD.fetchSource({ tabId: TAB, frameId: 0, id: String(id) }, {});
  const source = new TextEncoder().encode('Subject: x\r\n\r\nbody\r\n');

  it('comes as it arrived', async () => {
    stage.displayed = [header(7)];
    stage.sources[7] = new Uint8Array([...new TextEncoder().encode('X-Mozilla-Status: 0001\n'), ...source]);
    expect(await fetch(7)).toEqual({ answer: { source, fidelity: 'exact' }, problem: null });
  });

  it('is a header alone where the body was not fetched', async () => {
    stage.displayed = [header(7, { headersOnly: true })];
    stage.sources[7] = source;
    expect((await fetch(7)).answer?.fidelity).toBe('headers');
  });

  it.each([
    ['its server does not answer', header(7), undefined, 'webmail_source_unreachable'],
    ['it is gone', header(8), source, 'webmail_source_unreachable'],
    ['it is empty', header(7), new Uint8Array(), 'webmail_source_empty'],
    ['it is too large', header(7, { size: MAX_MESSAGE_BYTES + 1 }), source, 'webmail_source_too_big'],
  ] as const)('has a sentence for it when %s', async (_, displayed, bytes, key) => {
    stage.displayed = [displayed];
    if (bytes) stage.sources[7] = bytes;
    const { answer, problem } = await fetch(7);
    expect([answer, problem?.key]).toEqual([null, key]);
    expect(problem?.values['webmail']).toBe('Thunderbird');
  });
});

describe('the button in the header', () => {
  const message = { ...{ id: '7', frameId: 0, shown: {}, focused: true, key: null, problem: null }, domain: null };
  const verified = { ...message, level: 'verified' as const, domain: 'shop.example' };

  it('shows the verdict of the message that is displayed', async () => {
    stage.displayed = [header(7)];
    await THUNDERBIRD.showVerdict(TAB, verified);
    expect(stage.labels).toEqual(['shop.example']);
  });

  it('shows no verdict of a message that is displayed no more', async () => {
    stage.displayed = [header(8)];
    await THUNDERBIRD.showVerdict(TAB, verified);
    expect(stage.labels).toEqual([]);
  });

  it('is cleared for good, whatever was on its way before', async () => {
    stage.displayed = [header(7)];
    await Promise.all([THUNDERBIRD.showVerdict(TAB, verified), THUNDERBIRD.showVerdict(TAB, null)]);
    expect(stage.labels).toEqual([null]);
  });

  it('says nothing of what cannot be judged before anybody asked', async () => {
    stage.displayed = [header(7)];
    await THUNDERBIRD.showVerdict(TAB, { ...message, level: 'unchecked' });
    expect(stage.labels).toEqual([null]);
  });
});
