import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { ReceiverQuestion, TabState } from '../../src/platform/wire/messages.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { unchecked, verified } from '../fakes/inspections.ts';
import { mount } from '../views/page.tsx';
import { fakeDependencies } from './fake-dependencies.ts';

const ORIGIN = 'https://webmail.rcpt.example';
const HOST = 'mx.rcpt.example';
const RECEIVER: ReceiverQuestion['receiver'] = {
  name: 'webmail.rcpt.example',
  borderBy: [HOST],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
  inferred: true,
};
const CONFIRMED = { domain: 'rcpt.example', result: 'confirmed', hosts: [HOST] } as const;
const QUESTION: ReceiverQuestion = {
  origin: ORIGIN,
  receiver: RECEIVER,
  seen: 3,
  above: [],
  mx: { ...CONFIRMED, hosts: [HOST] },
};
const UNKNOWN: Inspection = {
  ...unchecked,
  verdict: { ...unchecked.verdict, missing: 'receiver' },
};

function tab({ source, verdict }: Inspection, level: Inspection['verdict']['level'] | null = verdict.level): TabState {
  const known = { key: source.sha256, level, domain: null, problem: null };
  const messages = [{ id: 'a', frameId: 0, shown: {}, focused: true, ...known }];
  return { tabId: 1, webmail: 'Roundcube', site: { origin: `${ORIGIN}/*`, badges: false }, messages, problem: null };
}

async function open(question: ReceiverQuestion | undefined, inspection = UNKNOWN, state = tab(inspection)) {
  const options = { tab: state, inspections: [inspection], ...(question ? { question } : {}) };
  const outside = fakeDependencies(options);
  const page = mount(<Popup outside={outside} />);
  await page.settle();
  return { outside, page };
}

const offer = (page: ReturnType<typeof mount>) => page.all('.receiver-offer')[0]?.textContent ?? '';

describe('the offer to trust a list', () => {
  it('is one click, and only where a list is proven', async () => {
    const listed = { ...verified, verdict: { ...verified.verdict, level: 'altered' as const, list: 'list.example' } };
    const { outside, page } = await open(undefined, listed);
    page.click(page.byText('button', 'Trust this list'));
    expect(outside.calls).toContain('trust list.example');
    expect((await open(undefined, verified)).page.all('.offer').length).toBe(1);
  });

  it('is none in a private window, nor are badges: what is kept would say what was read there', async () => {
    const listed = { ...verified, verdict: { ...verified.verdict, level: 'altered' as const, list: 'list.example' } };
    const outside = { ...fakeDependencies({ tab: tab(listed), inspections: [listed] }), isPrivate: true };
    const page = mount(<Popup outside={outside} />);
    for (let turn = 0; turn < 100 && page.get('.verdict').getAttribute('data-level') !== 'altered'; turn++)
      await page.settle();
    expect(page.get('.verdict').getAttribute('data-level')).toBe('altered');
    expect(page.all('.offer')).toEqual([]);
  });
});

describe('the offer to take a server for the provider’s', () => {
  it('stands right below a verdict that it would change, and names the host plainly', async () => {
    const { page } = await open(QUESTION);
    expect(page.all('.inspection-scroll > .receiver-offer').length).toBe(1);
    expect(page.get('.receiver-question b').textContent).toBe(HOST);
    expect(offer(page)).toContain('DNS agrees: for mail to rcpt.example it names mx.rcpt.example.');
    expect(page.all('.receiver-offer [data-severity="caution"]')).toEqual([]);
    expect(page.byText('button', 'Yes, that is it').className).toContain('button-strong');
  });

  it('is seen without scrolling below any other verdict too, and is one offer at a time: badges wait', async () => {
    for (const inspection of [verified, UNKNOWN]) {
      const { page } = await open(QUESTION, inspection);
      expect(page.get('.inspection-scroll').firstElementChild?.className).toContain('receiver-offer');
      expect(page.all('.offer').length).toBe(1);
      expect(offer(page)).toContain(HOST);
    }
  });

  it('is not made before the verdict, nor when there is nothing to ask', async () => {
    const { outside, page } = await open(QUESTION, UNKNOWN, tab(UNKNOWN, null));
    expect(outside.calls).not.toContain('page.getReceiverQuestion');
    expect(offer(page)).toBe('');
    outside.tell({ tab: tab(UNKNOWN) });
    // Once for the news to be drawn, once for the question that follows.
    await page.settle();
    await page.settle();
    expect(offer(page)).toContain(HOST);
    expect(offer((await open(undefined)).page)).toBe('');
  });

  it('keeps the server as the user’s word, no longer inferred, and says where to change it', async () => {
    const { outside, page } = await open(QUESTION);
    page.click(page.byText('button', 'Yes, that is it'));
    await page.settle();
    const { inferred: _, ...declared } = RECEIVER;
    expect(outside.calls).toContain(`declare ${ORIGIN} ${JSON.stringify(declared)}`);
    expect(offer(page)).toBe('');
    expect(page.get('.said').textContent).toBe('Saved. You can change it in the settings.');
  });

  describe('where the open message has results in the server’s name', () => {
    const at = (fieldIndex: number): Inspection => ({
      ...UNKNOWN,
      route: {
        ...verified.route,
        hops: verified.route.hops.slice(2, 3).map((hop) => ({ ...hop, by: HOST, fieldIndex: 1 })),
      },
      recorded: {
        trusted: null,
        fields: [
          {
            fieldIndex,
            name: 'Authentication-Results',
            trust: 'claimed',
            reason: { code: 'recorded_receiver_inferred', values: {} },
            results: { authservId: HOST, version: null, wellFormed: true, results: [] },
            receivedSpf: null,
          },
        ],
      },
    });
    const declared = async (inspection: Inspection, tick: boolean) => {
      const { outside, page } = await open(QUESTION, inspection);
      const box = page.all('.receiver-results input')[0];
      if (tick && box) page.click(box);
      page.click(page.byText('button', 'Yes, that is it'));
      await page.settle();
      const call = outside.calls.find((one) => one.startsWith('declare')) ?? '';
      const { results, believeBelow, authservIds } = JSON.parse(call.slice(call.indexOf('{')));
      return { box: box !== undefined, results, believeBelow, authservIds };
    };

    it('a yes trusts those above its own entry, where only it writes', async () => {
      expect(await declared(at(0), false)).toEqual({
        box: false,
        results: 'above',
        believeBelow: undefined,
        authservIds: [HOST],
      });
    });

    it('a yes trusts those below it only when the person says so in the same step', async () => {
      expect(await declared(at(2), true)).toEqual({
        box: true,
        results: 'below',
        believeBelow: true,
        authservIds: [HOST],
      });
      expect(await declared(at(2), false)).toEqual({
        box: true,
        results: 'below',
        believeBelow: undefined,
        authservIds: [HOST],
      });
    });
  });

  it('has what is open checked anew as soon as old results are forgotten, and shows the old one until then', async () => {
    const { outside, page } = await open(QUESTION);
    page.click(page.byText('button', 'Yes, that is it'));
    await page.settle();
    expect(outside.calls).not.toContain('page.checkMessage');
    outside.tell({ forgotten: true });
    await page.settle();
    expect(outside.calls.filter((call) => call === 'page.checkMessage')).toEqual(['page.checkMessage']);
    expect(page.get('.verdict').getAttribute('data-level')).toBe('unchecked');
    const listed = { ...UNKNOWN, verdict: { ...UNKNOWN.verdict, level: 'listed' as const } };
    outside.tell({ inspection: listed });
    await page.settle();
    expect(page.get('.verdict').getAttribute('data-level')).toBe('listed');
  });

  it('takes a no, and is gone', async () => {
    const { outside, page } = await open(QUESTION);
    page.click(page.byText('button', 'No'));
    await page.settle();
    expect(outside.calls).toContain('page.refuseReceiver');
    expect(outside.calls.some((call) => call.startsWith('declare'))).toBe(false);
    expect(offer(page)).toBe('');
  });

  it('warns when only the mails say so, since a sender can write such an entry too', async () => {
    for (const mx of [null, { domain: 'rcpt.example', result: 'unknown' as const, hosts: [] }]) {
      const { page } = await open({ ...QUESTION, mx });
      expect(page.all('.receiver-offer [data-severity="caution"]').length).toBe(1);
      expect(offer(page)).toContain('Only the messages themselves say so');
      expect(page.byText('button', 'Yes, that is it').className).toBe('button');
    }
  });

  it('warns when the DNS names other servers for the account’s domain, or none', async () => {
    const other = { domain: 'rcpt.example', result: 'different' as const, hosts: ['mx.other.example'] };
    const { page } = await open({ ...QUESTION, mx: other });
    expect(offer(page)).toContain('DNS names other servers for mail to rcpt.example: mx.other.example.');
    expect(page.byText('button', 'Yes, that is it').className).toBe('button');
    const none = await open({ ...QUESTION, mx: { ...other, hosts: [] } });
    expect(offer(none.page)).toContain('DNS names no mail server for rcpt.example.');
  });

  it('warns when entries of other servers stand above, even where the DNS agrees', async () => {
    const { page } = await open({ ...QUESTION, above: ['store.rcpt.example'] });
    expect(offer(page)).toContain("This server's Received field is not the newest one: store.rcpt.example wrote");
    expect(page.byText('button', 'Yes, that is it').className).toBe('button');
  });

  it('leaves it to the settings where machines stand between: a yes would take a forwarder’s address for theirs', async () => {
    const { outside, page } = await open({ ...QUESTION, receiver: { ...RECEIVER, networks: ['172.17.0.1'] } });
    expect(offer(page)).toContain('172.17.0.1');
    expect(page.all('.receiver-offer button').map((button) => button.textContent)).toEqual(['Open the settings', 'No']);
    page.click(page.byText('button', 'Open the settings'));
    expect(outside.calls.at(-1)).toBe('settings');
  });

  it('never cuts a long name, whose beginning or end could pass for another', async () => {
    const host = `mx.rcpt.example.${'a'.repeat(60)}.${'b'.repeat(60)}.attack.example`;
    const { page } = await open({ ...QUESTION, receiver: { ...RECEIVER, borderBy: [host] } });
    expect(page.get('.receiver-question b').textContent).toBe(host);
  });

  it('names several hosts', async () => {
    const { page } = await open({ ...QUESTION, receiver: { ...RECEIVER, borderBy: [HOST, 'mx2.rcpt.example'] } });
    expect(offer(page)).toContain('arrive at mx.rcpt.example, mx2.rcpt.example. Are those your mail provider');
  });
});
