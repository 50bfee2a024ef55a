/** What views say of results: each in the word that is true of it. */
import { describe, expect, it } from 'vitest';
import type { Finding, Inspection, Mailbox } from '../../src/core/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import type { Participant } from '../../src/core/journey/journey.ts';
import { translate } from '../../src/text/translate.ts';
import { Panel } from '../../src/views/diagram/panel.tsx';
import { resultWord } from '../../src/views/model/marks.ts';
import { policyNote } from '../../src/views/model/policy-note.ts';
import { Say, SayNote } from '../../src/views/reading.tsx';
import { MailboxText } from '../../src/views/summary/mailbox-text.tsx';
import { Cautions } from '../../src/views/verdict/cautions.tsx';
import { SpokenStatus } from '../../src/views/verdict/spoken-status.tsx';
import { VerdictBlock } from '../../src/views/verdict/verdict-block.tsx';
import { Witnesses } from '../../src/views/verdict/witnesses.tsx';
import { checking, failed, stories, verified } from '../fakes/inspections.ts';
import { draw } from './page.tsx';

const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('a Japanese sentence', () => {
  it('begins no line with the particle or the counter that ends what stands before it', () => {
    const { textContent } = draw(<Say text="view_route_picture" values={{ claimed: 2, recorded: 1 }} />, {
      language: 'ja',
    }).body;
    expect(textContent).toContain('2\u00a0件');
    const reason = draw(<SayNote note={failed.verdict.reason} plain />, { language: 'ja' }).body.textContent ?? '';
    expect(reason).toMatch(/[a-z]\u00a0[ぁ-ん]/);
    expect(reason).not.toMatch(/ [ぁ-ん]/);
  });
});

describe('a name from right to left', () => {
  const directionOf = (text: string) =>
    draw(<Say text="view_decoded" values={{ text }} />)
      .querySelector('bdi')
      ?.getAttribute('dir');

  it('does not turn about the address behind it, and a subject keeps its own direction', () => {
    expect(directionOf('שלום 2024 <info@shop.example>')).toBe('ltr');
    expect(directionOf('שלום 2024')).toBeNull();
  });
});

describe('a red verdict', () => {
  it('says in a line of its own what the domain asks receivers to do, and no other verdict does', () => {
    const policy = policyNote(failed.verdict);
    expect(policy?.key).toMatch(/^verdict_policy_(reject|quarantine)$/);
    const reasons = [...draw(<VerdictBlock inspection={failed} />).querySelectorAll('.verdict-reason')].map(text);
    const { code, values } = failed.verdict.reason;
    expect(reasons).toEqual([translate(code, values), translate(policy?.key ?? 'view_checking', policy?.values)]);
    for (const story of Object.values(stories)) {
      if (story.verdict.level !== 'failed') expect(policyNote(story.verdict)).toBeNull();
    }
  });
});

describe('the status that a screen reader hears', () => {
  it('ends with level, headline, reason and advice', () => {
    const said = text(draw(<SpokenStatus inspection={verified} />).querySelector('[role="status"]'));
    const { headline, reason, advice } = verified.verdict;
    for (const { code, values } of [headline, reason, advice]) expect(said).toContain(translate(code, values));
    expect(said.startsWith('Domain verified: ')).toBe(true);
  });

  it('tells while a check runs how many answers are there, and names no level', () => {
    const [first = verified] = checking;
    const said = text(draw(<SpokenStatus inspection={first} />).querySelector('[role="status"]'));
    expect(said).not.toContain('verified');
    expect(said).not.toBe('');
  });

  it('is there before there is anything to say', () => {
    expect(draw(<SpokenStatus inspection={null} />).querySelectorAll('[role="status"]')).toHaveLength(1);
  });
});

describe('the panel', () => {
  const journey = buildJourney(verified);
  const panel = (open: string) =>
    draw(<Panel journey={journey} inspection={verified} open={open} onClose={() => {}} />);

  it('of the trust line has a heading', () => {
    const line = journey.steps.find(({ kind }) => kind === 'line');
    expect(text(panel(line?.id ?? '').querySelector('h3'))).toBe('Trust line');
  });

  it('says of the DNS, of you and of the author neither that the provider wrote it nor that the sender did', () => {
    const told = [translate('view_explain_recorded'), translate('view_explain_claimed')];
    for (const id of ['dns', 'you', 'author']) {
      const said = text(panel(id).querySelector('.panel'));
      expect(said).not.toBe('');
      expect(told.filter((sentence) => said.includes(sentence))).toEqual([]);
    }
  });

  it('calls a border that is only inferred probably the receiver’s', () => {
    const mx = journey.participants.find(({ roles }) => roles.includes('mx')) as Participant;
    const inferred = { ...journey, participants: [{ ...mx, trust: 'claimed' as const }] };
    const said = text(
      draw(<Panel journey={inferred} inspection={verified} open={mx.id} onClose={() => {}} />).querySelector('.panel'),
    );
    expect(said).toContain('Probably');
    expect(said).not.toContain('first entry you can trust');
  });
});

describe('results that share a sign', () => {
  it('have each a word of their own', () => {
    const words = (['softfail', 'policy', 'neutral', 'none', 'temperror', 'permerror'] as const).map((result) =>
      translate(resultWord(result)),
    );
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('a provider that recorded nothing else than we found', () => {
  it('is shown with the methods that it recorded alone, and is said not to differ', () => {
    const trusted = verified.recorded.trusted;
    const inspection = {
      ...verified,
      recorded: { ...verified.recorded, trusted: trusted && { ...trusted, spf: null, dmarc: null } },
    };
    const witness = draw(<Witnesses inspection={inspection} />).querySelectorAll('.witness')[1];
    expect([...(witness?.querySelectorAll('.mark') ?? [])].map((mark) => text(mark).split(' ')[0])).toEqual(['DKIM']);
    expect(text(witness ?? null)).toContain('no difference');
  });
});

describe('notes that are folded', () => {
  it('are "more" only where one is shown above them', () => {
    const note: Finding = {
      code: 'finding_thread_claim',
      severity: 'info',
      values: {},
      explains: false,
      fieldIndexes: [],
    };
    const values = { replyTo: 'a.example', domain: 'b.example' };
    const warning: Finding = { ...note, code: 'finding_reply_elsewhere', severity: 'caution', values };
    const summary = (findings: Inspection['findings']) =>
      text(draw(<Cautions inspection={{ ...verified, findings }} />).querySelector('summary'));
    expect(summary([note])).toBe('1 note');
    expect(summary([warning, note])).toBe('1 more note');
  });
});

describe('a mailbox without a name', () => {
  it('is its address alone, as large as a name', () => {
    const shown = (name: string) => {
      const mailbox = { ...(verified.message.from[0]?.mailboxes[0] as Mailbox), name };
      return draw(<MailboxText mailbox={mailbox} />);
    };
    expect(text(shown('Alice').body)).toMatch(/^Alice <\S+@\S+>$/);
    expect(text(shown('').body)).toMatch(/^[^<>\s]+@[^<>\s]+$/);
    expect(shown('').querySelector('.address')).toBeNull();
  });
});
