import { describe, expect, it } from 'vitest';
import type { DnsQuestion, Inspection, RouteHop } from '../../../src/core/inspection/index.ts';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { stepDetails } from '../../../src/core/journey/details.ts';
import type { Journey } from '../../../src/core/journey/journey.ts';
import { journeyLines } from '../../../src/core/journey/text.ts';
import { toldValues } from '../../../src/text/told-values.ts';
import { translate } from '../../../src/text/translate.ts';
import { borderHop, facts, route } from '../verdict/facts.ts';

/** @param hops newest first */
function inspection(hops: RouteHop[], dns: DnsQuestion[] = []): Inspection {
  const border = hops.findIndex((hop) => hop.border);
  return {
    ...facts(),
    version: 1,
    dns,
    findings: [],
    verdict: {
      level: 'unverified',
      domain: null,
      headline: { code: 'verdict_unverified', values: {} },
      reason: { code: 'verdict_reason_nothing', values: {} },
      advice: { code: 'verdict_advice_unverified', values: {} },
    },
    route: route({ hops, border: border < 0 ? null : border }),
  };
}

const question = (name: string, answer: string | null): DnsQuestion => ({
  name,
  type: 'TXT',
  purpose: 'spf',
  status: answer === null ? 'nxdomain' : 'ok',
  trouble: null,
  answers: answer === null ? [] : [answer],
  ttl: 300,
  secure: false,
});

const claimed = (from: string, by: string, more: Partial<RouteHop> = {}) =>
  borderHop({ from, helo: from, by, ip: null, border: false, trust: 'claimed', ...more });

const submission = claimed('laptop', 'smtp.sender.example', { kind: 'submission', submission: true, with: 'ESMTPSA' });
const outward = claimed('smtp.sender.example', 'out.sender.example');
const arrival = borderHop({ from: 'out.sender.example', reverseName: 'out.sender.example', delay: 2 });
const inside = borderHop({ from: 'mx.rcpt.example', by: 'filter.rcpt.example', border: false });
const delivery = borderHop({
  from: 'filter.rcpt.example',
  by: 'store.rcpt.example',
  border: false,
  kind: 'delivery',
  with: 'LMTP',
});
const whole = [delivery, inside, arrival, outward, submission];

function shape(journey: Journey): string[] {
  const names = new Map(journey.participants.map((one) => [one.id, one.name || one.roles[0]]));
  return journey.steps.map((step) => `${step.kind} ${names.get(step.from)} → ${names.get(step.to)} ${step.trust}`);
}

describe('the journey', () => {
  it('goes from the author over every host to the reader, in the order of time', () => {
    expect(shape(buildJourney(inspection(whole, [question('sender.example', 'v=spf1 -all')])))).toEqual([
      'submit author → smtp.sender.example claimed',
      'relay smtp.sender.example → out.sender.example claimed',
      'line author → you recorded',
      'receive out.sender.example → mx.rcpt.example recorded',
      'question mx.rcpt.example → dns recorded',
      'answer dns → mx.rcpt.example recorded',
      'internal mx.rcpt.example → filter.rcpt.example recorded',
      'deliver filter.rcpt.example → store.rcpt.example recorded',
      'read store.rcpt.example → you recorded',
    ]);
  });

  it('tells a version of TLS only where the field does', () => {
    const versions = ['TLSv1.3', 'unknown'].map((version) => {
      const { steps } = buildJourney(inspection([borderHop({ tls: { version, cipher: null } })]));
      return steps.find(({ kind }) => kind === 'receive')?.tlsVersion;
    });
    expect(versions).toEqual(['TLSv1.3', null]);
  });

  it('gives each host its roles, and the resolver its place beside the border', () => {
    const { participants } = buildJourney(inspection(whole, [question('sender.example', null)]));
    expect(participants.map(({ name, roles }) => [name, ...roles])).toEqual([
      ['', 'author', 'mua'],
      ['smtp.sender.example', 'msa'],
      ['out.sender.example', 'mta'],
      ['mx.rcpt.example', 'mx'],
      ['', 'dns'],
      ['filter.rcpt.example', 'filter'],
      ['store.rcpt.example', 'mda'],
      ['', 'you'],
    ]);
  });

  it('tells the usual ports, and none within the receiver’s side', () => {
    const ports = buildJourney(inspection(whole)).steps.map(({ kind, port }) => [kind, port]);
    expect(ports).toEqual([
      ['submit', 587],
      ['relay', 25],
      ['line', null],
      ['receive', 25],
      ['internal', null],
      ['deliver', null],
      ['read', null],
    ]);
  });

  it('shows each question with its answer, shortened, and the TTL', () => {
    const long = `v=spf1 ${'ip4:192.0.2.1 '.repeat(20)}-all`;
    const { steps } = buildJourney(inspection([arrival], [question('a.example', long), question('b.example', null)]));
    const texts = steps.filter(({ dns }) => dns !== null).map(({ text, ttl, dns }) => [dns, text, ttl]);
    expect(texts).toEqual([
      [0, 'TXT a.example', null],
      [0, `${long.slice(0, 59)}…`, 300],
      [1, 'TXT b.example', null],
      [1, 'NXDOMAIN', null],
    ]);
  });

  it('of a message without Received is the author and the reader', () => {
    const journey = buildJourney(inspection([]));
    expect(shape(journey)).toEqual(['read author → you recorded']);
    expect(journey.participants.map(({ roles }) => roles)).toEqual([['author', 'mua'], ['you']]);
    expect(journey.notes.map(({ code }) => code)).toEqual(['journey_no_received']);
  });

  it('out of another mailbox is fetched, and no MX of this side took it in', () => {
    const journey = buildJourney(
      inspection([borderHop({ kind: 'fetch', with: 'POP3', from: 'pop.other.example', reverseName: null })]),
    );
    expect(journey.steps.map(({ kind, port }) => [kind, port])).toContainEqual(['fetch', null]);
    expect(journey.participants.flatMap(({ roles }) => roles)).toContain('mra');
    expect(journey.participants.flatMap(({ roles }) => roles)).not.toContain('mx');
    expect(journeyLines(journey).map(({ note }) => note.code)).toContain('journey_fetch');
  });

  it('of one hop begins with a step that only From and Date speak of', () => {
    const { steps } = buildJourney(inspection([arrival]));
    expect(steps.map(({ kind, trust }) => `${kind} ${trust}`)).toEqual([
      'write claimed',
      'line recorded',
      'receive recorded',
      'read recorded',
    ]);
    expect(steps[0]?.fieldIndex).toBe(0);
  });

  it('of sixty hops between two hosts has two lifelines', () => {
    const loop = Array.from({ length: 59 }, (_, at) =>
      at % 2 === 0 ? claimed('a.sender.example', 'b.sender.example') : claimed('b.sender.example', 'a.sender.example'),
    );
    const journey = buildJourney(inspection([arrival, ...loop]));
    expect(journey.steps).toHaveLength(63);
    expect(journey.participants.filter(({ name }) => name.endsWith('.sender.example'))).toHaveLength(2);
  });

  it('never lets a claimed host share the lifeline of a recorded one', () => {
    const forged = claimed('bank.example', 'mx.rcpt.example');
    const journey = buildJourney(inspection([arrival, forged]));
    const named = journey.participants.filter(({ name }) => name === 'mx.rcpt.example');
    expect(named.map(({ trust }) => trust)).toEqual(['claimed', 'recorded']);
  });

  it('is seen under the name that its server confirmed, and else at its address: a PTR record names anybody', () => {
    for (const [form, name, claimedName] of [
      ['Postfix', 'out.sender.example', undefined],
      ['sendmail', '203.0.113.9', 'out.sender.example'],
      ['unmarked', '203.0.113.9', 'out.sender.example'],
    ] as const) {
      const called = 'out.sender.example';
      const seen = { form, from: called, helo: called, reverseName: called, ip: '203.0.113.9' };
      const hops = [borderHop(seen), outward];
      for (const told of [hops, hops.slice(0, 1)]) {
        const { participants } = buildJourney(inspection(told));
        const client = participants.find((one) => one.name === name);
        expect([client?.trust, client?.claimedName], form).toEqual(['recorded', claimedName]);
      }
    }
  });

  it('never puts a name that only fields and greeting of the sender give over the host that the border saw', () => {
    const seen = borderHop({ from: 'mail.bank.test', helo: 'mail.bank.test', reverseName: null, ip: '203.0.113.66' });
    const invented = claimed('core.bank.test', 'mail.bank.test');
    for (const hops of [[seen, invented], [seen]]) {
      const journey = buildJourney(inspection(hops));
      expect(journey.notes).toEqual([]);
      expect(journey.participants.map(({ name }) => name)).not.toContain('mail.bank.test');
      expect(journey.participants.find(({ name }) => name === '203.0.113.66')).toMatchObject({
        trust: 'recorded',
        claimedName: 'mail.bank.test',
      });
    }
    // Nor where the address has a name of its own that the server confirmed.
    const own = borderHop({ ...seen, form: 'Postfix', reverseName: 'host66.rent.test' });
    const { participants } = buildJourney(inspection([own, invented]));
    expect(participants.find(({ claimedName }) => claimedName === 'mail.bank.test')?.name).toBe('host66.rent.test');
  });

  it('shows a gap where the border saw another host than the fields below speak of', () => {
    const stranger = borderHop({
      from: 'smtp.legit.example',
      helo: 'smtp.legit.example',
      reverseName: null,
      ip: '192.0.2.66',
    });
    const journey = buildJourney(inspection([stranger, claimed('desk.bank.test', 'smtp.bank.test')]));
    expect(journey.notes).toEqual([{ code: 'journey_gap', values: { from: 'smtp.bank.test', to: '192.0.2.66' } }]);
    expect(shape(journey)).toContain('receive 192.0.2.66 → mx.rcpt.example recorded');
  });

  it('tells of three gaps at most, where sixty hops are made up', () => {
    const invented = Array.from({ length: 60 }, (_, at) => claimed(`a${at}.one${at}.test`, `b${at}.two${at}.test`));
    expect(buildJourney(inspection([arrival, ...invented])).notes.map(({ code }) => code)).toEqual(
      new Array(3).fill('journey_gap'),
    );
  });

  it('takes two machines of one domain for one operator’s, and no two that end alike', () => {
    const gaps = (from: string, by: string) =>
      buildJourney(inspection([claimed(from, 'next.sender.example'), claimed('desk.sender.example', by)])).notes.filter(
        ({ code }) => code === 'journey_gap',
      ).length;
    expect(gaps('OUT.Sender.example', 'in.sender.EXAMPLE')).toBe(0);
    expect(gaps('sender.example', 'in.sender.example')).toBe(0);
    expect(gaps('localhost', 'LOCALHOST')).toBe(0);
    expect(gaps('localhost', 'example')).toBe(1);
    expect(gaps('out.sender.example', 'in.other.example')).toBe(1);
    expect(gaps('out.sender.example', 'in.sender.test')).toBe(1);
    expect(gaps('sender', 'in.other.sender')).toBe(1);
  });

  it('takes hosts without name or address for no one host', () => {
    const nameless = claimed('x', 'y', { from: null, helo: null, by: null, byIp: null });
    const { participants, notes } = buildJourney(
      inspection([claimed('out.sender.example', 'a.sender.example'), nameless]),
    );
    expect(participants.filter(({ name }) => name === 'out.sender.example')).toHaveLength(1);
    expect(notes.map(({ code }) => code)).toContain('journey_gap');
    const hops = [claimed('x', 'y', { by: null, from: null, helo: null }), nameless];
    expect(buildJourney(inspection(hops)).participants.filter(({ roles }) => roles.includes('mta'))).toHaveLength(2);
  });

  it('begins with the author himself where a user or a program hands the mail in', () => {
    const first = (more: Partial<RouteHop>) =>
      shape(buildJourney(inspection([claimed('laptop', 'smtp.sender.example', more)])))[0];
    for (const more of [
      { submission: true },
      { kind: 'submission' },
      { kind: 'http' },
      { kind: 'local' },
      { from: null, helo: null },
    ] as const)
      expect(first(more), JSON.stringify(more)).toContain('author → smtp.sender.example');
    expect(first({})).toBe('write author → laptop claimed');
  });

  it('has no trust line where the border is only inferred, and says that all is claimed', () => {
    const inspected = inspection([{ ...arrival, trust: 'claimed' }]);
    const { steps, notes } = buildJourney({ ...inspected, route: { ...inspected.route, standing: 'inferred' } });
    expect(steps.map(({ kind }) => kind)).not.toContain('line');
    expect(notes.map(({ code }) => code)).toEqual(['journey_all_claimed']);
  });

  it('tells of clocks that disagree, where one hop was before the other', () => {
    const codes = (delay: number | null) =>
      buildJourney(inspection([{ ...arrival, delay }])).notes.map(({ code }) => code);
    expect([codes(-1), codes(0), codes(null)]).toEqual([['journey_clocks_disagree'], [], []]);
  });

  it('tells of hops that were not read, and of nothing else that is noted of the route', () => {
    const unread = { code: 'route_hops_unread' as const, values: { count: 7 } };
    const other = { code: 'route_border_inferred' as const, values: {} };
    const inspected = inspection([arrival]);
    const notes = [unread, other] as NonNullable<Inspection['route']['notes']>;
    expect(buildJourney({ ...inspected, route: { ...inspected.route, notes } }).notes).toEqual([unread]);
  });

  it('without a border has no trust line, and the reader asks the DNS', () => {
    const journey = buildJourney(inspection([outward], [question('a.example', 'v=spf1')]));
    expect(shape(journey).filter((line) => /line|question|answer/.test(line))).toEqual([
      'question you → dns recorded',
      'answer dns → you recorded',
    ]);
    expect(journey.notes.map(({ code }) => code)).toEqual(['journey_all_claimed']);
  });

  it('only points at participants that are there, under ids of their own', () => {
    for (const hops of [
      [],
      [arrival],
      whole,
      [borderHop({ by: null, from: null, ip: null, helo: null, border: false })],
    ]) {
      const { participants, steps } = buildJourney(inspection(hops, [question('a.example', 'x')]));
      const ids = new Set(participants.map(({ id }) => id));
      expect(ids.size).toBe(participants.length);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      for (const step of steps) expect([ids.has(step.from), ids.has(step.to)]).toEqual([true, true]);
    }
  });

  it('leaves out what a person asked for beside the checks, and still leads to the others', () => {
    const further = { ...question('_mta-sts.a.example', 'v=STSv1; id=1'), purpose: 'other' as const };
    const { steps } = buildJourney(inspection(whole, [further, question('a.example', 'x')]));
    expect(steps.flatMap(({ dns }) => dns ?? [])).toEqual([1, 1]);
    expect(buildJourney(inspection(whole, [further])).participants.map(({ id }) => id)).not.toContain('dns');
  });

  it('draws nothing as recorded that stands below the trust line', () => {
    const { steps } = buildJourney(inspection(whole, [question('a.example', 'x')]));
    const line = steps.findIndex(({ kind }) => kind === 'line');
    expect(steps.slice(0, line).every(({ trust }) => trust === 'claimed')).toBe(true);
  });
});

describe('the roles', () => {
  const roles = (hops: RouteHop[], name: string) =>
    buildJourney(inspection(hops)).participants.find((one) => [one.claimedName, one.name].includes(name))?.roles;

  it('leave a server of the sender’s that calls itself a filter what it is: one that passes mail on', () => {
    expect(
      roles([arrival, claimed('smtp.sender.example', 'filter.sender.example')], 'filter.sender.example'),
    ).toContain('mta');
    expect(roles(whole, 'filter.rcpt.example')).toContain('filter');
  });

  it('go by what programs call themselves, in any case, and by nothing else', () => {
    const by = 'AMAVIS.rcpt.example';
    expect(roles([{ ...inside, by }, arrival], by)).toEqual(['filter', 'mda']);
    expect(roles([{ ...inside, by: 'mail2.rcpt.example' }, arrival], 'mail2.rcpt.example')).toEqual(['mta', 'mda']);
  });

  it('call a border over which a user hands in mail a submission server, not an MX', () => {
    const border = borderHop({ submission: true, kind: 'submission', with: 'ESMTPSA' });
    expect(roles([border], border.by ?? '')).toContain('msa');
    expect(roles([border], border.by ?? '')).not.toContain('mx');
  });
});

describe('the journey in words', () => {
  const journey = buildJourney(inspection(whole, [question('sender.example', 'v=spf1 -all')]));
  const lines = journeyLines(journey);

  it('has a sentence for each step', () => {
    expect(lines.map(({ note }) => translate(note.code, note.values))).toEqual([
      'The author submitted it to smtp.sender.example.',
      'smtp.sender.example passed it on to out.sender.example.',
      'The trust line: everything before it is only claimed.',
      'mx.rcpt.example received it from out.sender.example.',
      'Waybill asked DNS: TXT sender.example.',
      'DNS answered: v=spf1 -all.',
      'mx.rcpt.example passed it on to filter.rcpt.example within the same organization.',
      'filter.rcpt.example delivered it to store.rcpt.example.',
      'You read it.',
    ]);
  });

  it('says what is only claimed, by which protocol and how long after', () => {
    const details = (at: number) => {
      const step = journey.steps[at];
      return step && stepDetails(step).map(({ code, values }) => translate(code, toldValues(values, 'en', 'UTC')));
    };
    expect(details(0)).toEqual([
      'only claimed',
      'by ESMTPSA',
      'usually port 587',
      'encrypted',
      'at 24 Nov 2026, 02:00',
    ]);
    expect(details(3)).toContain('2 s after the previous step');
    expect(details(2)).toEqual([]);
    expect(details(5)).toContain('valid for 5 min');
  });

  it('says what is odd about a step: clear text, and a clock that runs backwards', () => {
    const codes = (more: Partial<RouteHop>) => {
      const step = buildJourney(inspection([{ ...arrival, ...more }])).steps.find(({ kind }) => kind === 'receive');
      return step ? stepDetails(step).map(({ code }) => code) : [];
    };
    expect(codes({ encrypted: false, tls: null, delay: -5 })).toEqual(
      expect.arrayContaining(['journey_plain', 'journey_backwards']),
    );
    expect(codes({ encrypted: true, tls: null, delay: 0 })).toEqual(
      expect.arrayContaining(['journey_encrypted', 'journey_delay']),
    );
    expect(codes({ encrypted: true, tls: { version: 'TLSv1.3', cipher: null } })).toContain('journey_tls');
    expect(codes({ encrypted: true, tls: { version: 'TLSv1.3', cipher: null } })).not.toContain('journey_encrypted');
  });

  it('calls a host without a name "?", and no host but the author one who submits without a name', () => {
    const handed = [
      claimed('out.sender.example', 'in.sender.example', { kind: 'submission' }),
      claimed('a.sender.example', 'out.sender.example'),
    ];
    expect(journeyLines(buildJourney(inspection(handed))).map(({ note }) => note)).toContainEqual({
      code: 'journey_submit',
      values: { from: 'out.sender.example', to: 'in.sender.example' },
    });
    expect(
      journeyLines(buildJourney(inspection([{ ...arrival, by: null }]))).map(({ note }) => note.values),
    ).toContainEqual({
      from: 'out.sender.example',
      to: '?',
    });
  });
});
