/** The cards as a reader meets them: from the drawing, a record, a check, a header field, and from one to the next. */
import { useState } from 'preact/hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import { CARD_IDS, type CardId } from '../../src/lesson/index.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { SequenceDiagram } from '../../src/views/diagram/sequence-diagram.tsx';
import { CardHost } from '../../src/views/lesson/card-host.tsx';
import { CardPanel } from '../../src/views/lesson/card-panel.tsx';
import { LESSON } from '../../src/views/lesson/lesson-later.ts';
import { InspectionView } from '../../src/views/page/inspection-view.tsx';
import { arcSet, dnsText, mailbox, note } from '../fakes/inspection-parts.ts';
import { oneHop, verified } from '../fakes/inspections.ts';
import { draw, type MountedPage, mount } from './page.tsx';

const LOGO = 'v=BIMI1; l=https://shop.example/logo.svg';
/** Everything a card can speak of is in it. */
const rich: Inspection = {
  ...verified,
  dns: [...verified.dns, dnsText('default._bimi.shop.example', 'bimi', LOGO)],
  message: {
    ...verified.message,
    to: [mailbox('', 'you@rcpt.example')],
    listId: 'news.shop.example',
  },
  route: { ...verified.route, mailFrom: { address: 'bounce-4711@shop.example', source: 'return-path' } },
  bimi: {
    ...note('bimi_published', { domain: 'shop.example' }),
    domain: 'shop.example',
    record: LOGO,
    tags: [],
  } as NonNullable<Inspection['bimi']>,
  arc: {
    ...note('arc_pass', { sealer: 'forward.example' }),
    result: 'pass',
    warnings: [],
    evidence: { sets: [arcSet(1, 'forward.example')], oldestPass: 1 },
  } as Inspection['arc'],
};

/** What of this message stands on each card. */
const VALUES: Record<CardId, string> = {
  mua: 'orders@shop.example',
  msa: 'out7.mailhost.example',
  mta: 'store.rcpt.example',
  mx: '198.51.100.7',
  mda: 'store.rcpt.example',
  mra: 'store.rcpt.example',
  hop: 'out7.mailhost.example → mx.rcpt.example',
  smtp: 'ESMTPSA → ESMTPS',
  lmtp: 'LMTP',
  protocol: 'with ESMTPSA',
  greeting: 'out7.mailhost.example',
  port: 'ESMTPSA',
  tls: 'TLSv1.3',
  port25: '198.51.100.7',
  port587: 'ESMTPSA',
  smtp_auth: 'out7.mailhost.example',
  pop: 'store.rcpt.example',
  imap: 'store.rcpt.example',
  envelope: 'bounce-4711@shop.example',
  header: '3,530',
  body: '18,204',
  from: 'orders@shop.example',
  spoofing: 'orders@shop.example',
  to: 'you@rcpt.example',
  subject: 'Your order has shipped',
  return_path: 'bounce-4711@shop.example',
  received: 'mx.rcpt.example',
  trust_line: 'mx.rcpt.example',
  auth_results: 'dkim=pass header.d=shop.example',
  op25b: 'out7.mailhost.example',
  ip25b: 'out7.mailhost.example',
  ip_address: '198.51.100.0',
  reverse_name: 'out7.mailhost.example',
  dynamic: 'out7.mailhost.example',
  resolver: 'shop.example',
  dns: 's2026._domainkey.shop.example',
  txt: '_dmarc.shop.example',
  ttl: '_spf.mailhost.example',
  dnssec: 's2026._domainkey.shop.example',
  spf: '198.51.100.7',
  v_spf1: 'v=spf1 include:_spf.mailhost.example -all',
  qualifier: 'ip4:198.51.100.0/24',
  ip: '198.51.100.255',
  include: '_spf.mailhost.example',
  all: '-all',
  dkim: 'RSA 2048',
  signature: 'bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=',
  hash: 'bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=',
  keys: 's2026._domainkey.shop.example',
  pki: 's2026._domainkey.shop.example',
  dkim_record: 'v=DKIM1; k=rsa',
  selector: 's2026',
  p: 'p=reject',
  dmarc: 'shop.example',
  alignment: 'shop.example',
  none: 'reject',
  quarantine: 'reject',
  reject: 'shop.example',
  rua: 'mailto:dmarc@shop.example',
  bimi: 'l=https://shop.example/logo.svg',
  forwarding: '198.51.100.7',
  mailing_list: 'news.shop.example',
  arc: 'forward.example',
};

function Diagram({ inspection }: { inspection: Inspection }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <CardHost inspection={inspection}>
      <SequenceDiagram journey={buildJourney(inspection)} inspection={inspection} open={open} onOpen={setOpen} />
    </CardHost>
  );
}

/** The panel's chips of everything that the drawing can open, and then from card to card. */
async function openAll(page: MountedPage, onCard: (id: CardId) => void): Promise<Set<string>> {
  const seen = new Set<string>();
  const openable = [...page.all('.step[role="button"]'), ...page.all('.head')];
  for (const [index] of openable.entries()) {
    const target = [...page.all('.step[role="button"]'), ...page.all('.head')][index];
    if (!target) continue;
    page.click(target);
    await page.settle();
    const ids = page.all('.panel .term-chip').map((chip) => chip.getAttribute('data-card') ?? '');
    for (const id of ids.filter((candidate) => !seen.has(candidate))) await follow(page, id, seen, onCard);
    page.click(page.get('.panel .icon-button'));
  }
  return seen;
}

async function follow(page: MountedPage, first: string, seen: Set<string>, onCard: (id: CardId) => void) {
  page.click(page.get(`.panel .term-chip[data-card="${first}"]`));
  await page.settle();
  for (;;) {
    const id = page.get('.card').getAttribute('data-card') ?? '';
    if (!seen.has(id)) onCard(id as CardId);
    seen.add(id);
    const next = page.all('.card .term-chip').find((chip) => !seen.has(chip.getAttribute('data-card') ?? ''));
    const back = page.all('.card-back')[0];
    if (!next && !back) break;
    page.click(next ?? back ?? page.get('.card'));
  }
  page.press(page.get('.card'), 'Escape');
  await page.settle();
}

// The first card of all waits for the lesson to be loaded.
beforeAll(async () => {
  await Promise.all(LANGUAGES.map(LESSON.load));
});

describe('every card', () => {
  it.each(LANGUAGES)('opens from the drawing of a message and holds its values (%s)', async (language) => {
    const page = mount(<Diagram inspection={rich} />, { language });
    const seen = await openAll(page, (id) => {
      const here = page.get('.card-here').textContent ?? '';
      expect(here, id).toContain(VALUES[id]);
      expect(page.get('.card').textContent).toContain('RFC ');
    });
    expect([...CARD_IDS].filter((id) => !seen.has(id))).toEqual([]);
  });
});

describe('the drawing', () => {
  /** What the panel of a step offers at once: the words that stand on the arrow need no detour. */
  it.each([
    ['submit', ['tls', 'protocol', 'port']],
    ['receive', ['ip_address', 'greeting', 'reverse_name', 'dynamic', 'tls']],
    ['deliver', ['lmtp']],
    ['line', ['auth_results']],
    ['answer', ['resolver']],
    ['write', ['spoofing']],
  ] as const)('opens at a step of the kind %s the cards %j', async (kind, cards) => {
    const direct = kind === 'write' ? oneHop : rich;
    const page = mount(<Diagram inspection={direct} />);
    page.click(page.get(`.step[data-kind="${kind}"]`));
    await page.settle();
    const offered = page.all('.panel .term-chip').map((chip) => chip.getAttribute('data-card'));
    expect(offered).toEqual(expect.arrayContaining([...cards]));
  });
});

describe('a card', () => {
  it('opens from a step, leads back, and gives the focus back to what opened it', async () => {
    const page = mount(<Diagram inspection={rich} />);
    page.click(page.get('.step[data-kind="submit"]'));
    await page.settle();
    const chip = page.get('.panel .term-chip[data-card="op25b"]');
    chip.focus();
    page.click(chip);
    await page.settle();
    expect(page.get('.card').textContent).toContain('Outbound Port 25 Blocking');
    expect(page.document.activeElement).toBe(page.get('.card-title'));
    page.click(page.get('.card .term-chip[data-card="ip25b"]'));
    expect(page.get('.card').getAttribute('data-card')).toBe('ip25b');
    page.click(page.get('.card-back'));
    expect(page.get('.card').getAttribute('data-card')).toBe('op25b');
    page.click(page.get('.card .icon-button'));
    await page.settle();
    expect(page.all('.card')).toEqual([]);
    expect(page.document.activeElement).toBe(chip);
  });

  it('leads from a word of its text to the card of that word', async () => {
    const page = mount(<Diagram inspection={rich} />);
    page.click(page.get('.step[data-kind="submit"]'));
    await page.settle();
    page.click(page.get('.panel .term-chip[data-card="port587"]'));
    await page.settle();
    page.click(page.byText('.card p .term-link', 'TLS'));
    expect(page.get('.card').getAttribute('data-card')).toBe('tls');
    page.click(page.get('.card-back'));
    expect(page.get('.card').getAttribute('data-card')).toBe('port587');
  });

  it('marks the tag that it is about, not one that ends like it', () => {
    const record = 'v=DMARC1; sp=reject; p=reject';
    const { dmarc } = rich;
    if (!dmarc) throw new Error('no DMARC');
    const told: Inspection = { ...rich, dmarc: { ...dmarc, evidence: { ...dmarc.evidence, record } } };
    const marked = draw(<CardPanel id="reject" inspection={told} />).querySelector('mark');
    expect(marked?.previousSibling?.textContent ?? marked?.parentElement?.textContent).toContain('sp=reject; ');
    expect(marked?.textContent).toBe('p=reject');
  });

  it('opens from each tag of a record', async () => {
    const page = mount(<Diagram inspection={rich} />);
    const opened = [];
    for (const [index, tag] of [
      [0, '-all'],
      [1, 'ip4:198.51.100.0/24'],
      [2, 'p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyV7'],
      [3, 'p=reject'],
      [3, 'rua=mailto:dmarc@shop.example'],
    ] as const) {
      const answer = page.all('.step[data-kind="answer"]')[index];
      if (!answer) throw new Error('no answer');
      page.click(answer);
      await page.settle();
      page.click(page.byText('.panel .term-link', tag));
      await page.settle();
      opened.push(page.get('.card').getAttribute('data-card'));
      page.click(page.get('.card .icon-button'));
      page.click(page.get('.panel .icon-button'));
    }
    expect(opened).toEqual(['all', 'ip', 'p', 'reject', 'rua']);
  });

  it('opens from a check and from a header field', async () => {
    const journey = buildJourney(rich);
    const checks = mount(<InspectionView inspection={rich} journey={journey} initialTab="checks" />);
    checks.click(checks.byText('.check-name .term-link', 'DMARC'));
    await checks.settle();
    expect(checks.get('.card').getAttribute('data-card')).toBe('dmarc');
    const headers = mount(<InspectionView inspection={rich} journey={journey} initialTab="headers" />);
    const received = headers.all('.field-name .term-link').find((link) => link.textContent === 'Received');
    if (!received) throw new Error('no field');
    headers.click(received);
    await headers.settle();
    expect(headers.get('.card').getAttribute('data-card')).toBe('received');
  });

  /** Popup, report and Learn show the same tabs. A step's panel stands for the drawing. */
  it.each([
    ['summary', null, ['from', 'subject', 'dkim', 'return_path', 'mailing_list']],
    [
      'checks',
      null,
      'spf v_spf1 include all ip ip_address envelope dkim header body selector signature p dkim_record dmarc from alignment reject rua arc auth_results bimi txt ttl dnssec'.split(
        ' ',
      ),
    ],
    ['route', '.switch-choice[aria-pressed="false"]', ['protocol', 'tls', 'ip_address', 'greeting', 'reverse_name']],
    ['route', '.step[data-kind="submit"]', ['protocol', 'tls', 'port']],
    ['headers', null, ['received', 'from', 'subject', 'signature', 'auth_results']],
  ] as const)('opens from every term of the tab %s, %s', async (tab, first, cards) => {
    const page = mount(<InspectionView inspection={rich} journey={buildJourney(rich)} initialTab={tab} />);
    await page.settle();
    if (first !== null) page.click(page.get(first));
    await page.settle();
    const opened = new Set<string>();
    for (const [index] of page.all('.card-host-main .term-link').entries()) {
      const link = page.all('.card-host-main .term-link')[index];
      if (!link) throw new Error('no term');
      page.click(link);
      await page.settle();
      opened.add(page.get('.card').getAttribute('data-card') ?? '');
      page.click(page.get('.card .icon-button'));
      await page.settle();
    }
    expect([...opened]).toEqual(expect.arrayContaining([...cards]));
  });

  it('says of a hop that names no protocol what that word would be', async () => {
    const hops = rich.route.hops.map((hop) => ({ ...hop, with: null }));
    const silent: Inspection = { ...rich, route: { ...rich.route, hops } };
    const page = mount(<InspectionView inspection={silent} journey={buildJourney(silent)} initialTab="route" />);
    await page.settle();
    page.click(page.get('.switch-choice[aria-pressed="false"]'));
    page.click(page.byText('.hop-facts .term-link', 'protocol unknown'));
    await page.settle();
    expect(page.get('.card').getAttribute('data-card')).toBe('protocol');
    expect(page.get('.card-here').textContent).toContain('No entry of this message names its protocol');
  });

  it('is no link where nothing can be opened, as in a file', () => {
    const page = draw(<SequenceDiagram journey={buildJourney(rich)} inspection={rich} />);
    expect(page.querySelectorAll('.term-link, .term-chip').length).toBe(0);
  });
});
