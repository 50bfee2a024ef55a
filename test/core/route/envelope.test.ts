import { describe, expect, it } from 'vitest';
import type { MethodResult, ReceivedSpf, Recorded, RecordedField } from '../../../src/core/inspection/index.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { settleEnvelope } from '../../../src/core/route/envelope.ts';
import { readRoute } from '../../../src/core/route/trust-line.ts';
import { border, CLIENT, delivery, forgedBorder, hop, messageOf, rcpt } from './routes.ts';

const RETURN_PATH = 'Return-Path: <bounce@sender.example>';

interface Said {
  receivedSpf?: Partial<ReceivedSpf>;
  mailFrom?: string;
  /** "sender IP is …" */
  resultsIp?: string;
  helo?: string;
  trust?: RecordedField['trust'];
}

/** What the recorded results say, as if read from fields that the receiver wrote. */
function recordedOf({ receivedSpf, mailFrom, resultsIp, helo, trust = 'recorded' }: Said): Recorded {
  const common = { fieldIndex: 0, trust, reason: { code: 'recorded_x' as never, values: {} } };
  const fields: RecordedField[] = [];
  if (receivedSpf) {
    const empty = {
      result: 'pass',
      comment: null,
      clientIp: null,
      envelopeFrom: null,
      helo: null,
      receiver: null,
      identity: null,
      mechanism: null,
    };
    fields.push({ ...common, name: 'Received-SPF', results: null, receivedSpf: { ...empty, ...receivedSpf } });
  }
  const results: MethodResult[] = [];
  if (helo !== undefined) results.push(spfResult([{ ptype: 'smtp', property: 'helo', value: helo }], null));
  if (mailFrom !== undefined || resultsIp !== undefined) {
    const properties = mailFrom === undefined ? [] : [{ ptype: 'smtp', property: 'mailfrom', value: mailFrom }];
    results.push(spfResult(properties, resultsIp === undefined ? null : `sender IP is ${resultsIp}`));
  }
  const read = { authservId: 'mx.rcpt.example', version: null, wellFormed: true, results };
  if (results.length > 0) fields.push({ ...common, name: 'Authentication-Results', receivedSpf: null, results: read });
  return { fields, trusted: null };
}

function spfResult(properties: MethodResult['properties'], comment: string | null): MethodResult {
  return { method: 'spf', version: null, result: 'pass', reason: null, comment, properties };
}

function settle(fields: string[], said: Said = {}, receiver: Receiver = rcpt) {
  const message = messageOf(...fields);
  return settleEnvelope(readRoute(message, receiver), recordedOf(said), message, receiver);
}

describe('the client', () => {
  it('is the address that the border saw, with the name that it was told', () => {
    expect(settle([RETURN_PATH, delivery, border]).client).toEqual({
      ip: CLIENT,
      helo: 'out.sender.example',
      source: 'received',
    });
  });

  it('is the one that the receiver recorded, where it did: it alone knows of gateways and skip lists', () => {
    expect(
      settle([RETURN_PATH, border], { receivedSpf: { clientIp: '198.51.100.9', helo: 'real.sender.example' } }).client,
    ).toEqual({
      ip: '198.51.100.9',
      helo: 'real.sender.example',
      source: 'received-spf',
    });
    expect(settle([RETURN_PATH, border], { resultsIp: '198.51.100.9' }).client).toEqual({
      ip: '198.51.100.9',
      helo: 'out.sender.example',
      source: 'authentication-results',
    });
    expect(settle([RETURN_PATH, border], { resultsIp: '2001:DB8::0:9' }).client?.ip).toBe('2001:db8::9');
  });

  it('is not what a field claims that the receiver did not write', () => {
    expect(
      settle([RETURN_PATH, border], {
        receivedSpf: { clientIp: '198.51.100.9' },
        mailFrom: 'a@bank.example',
        trust: 'claimed',
      }),
    ).toMatchObject({
      client: { ip: CLIENT, source: 'received' },
      mailFrom: { address: 'bounce@sender.example', source: 'return-path' },
    });
  });

  it('is not an address of the inside that a filter recorded, nor a text that is none', () => {
    for (const clientIp of ['10.1.2.3', '127.0.0.1', 'unknown', ''])
      expect(settle([RETURN_PATH, border], { receivedSpf: { clientIp } }).client?.ip).toBe(CLIENT);
  });

  it('is not an address of the receiver\u2019s own networks that a filter behind the border recorded', () => {
    const receiver = { ...rcpt, networks: ['198.51.100.0/24'] };
    for (const said of [{ receivedSpf: { clientIp: '198.51.100.30' } }, { resultsIp: '198.51.100.30' }])
      expect(settle([RETURN_PATH, border], said, receiver).client).toMatchObject({ ip: CLIENT, source: 'received' });
  });

  it('is told where both recorded the same', () => {
    const both = settle([RETURN_PATH, border], { receivedSpf: { clientIp: CLIENT }, resultsIp: CLIENT });
    expect([both.client?.ip, both.envelopeReason]).toEqual([CLIENT, undefined]);
  });

  it('cannot be told when two recorded addresses differ', () => {
    const { client, envelopeReason } = settle([RETURN_PATH, border], {
      receivedSpf: { clientIp: '198.51.100.9' },
      resultsIp: '198.51.100.8',
    });
    expect(client).toBeNull();
    expect(envelopeReason).toEqual({
      code: 'route_envelope_clients_differ',
      values: { one: '198.51.100.9', other: '198.51.100.8' },
    });
  });

  it('cannot be told when the border notes none, or only one for a name, or two', () => {
    for (const from of ['from x', 'from [192.0.2.1]', 'from x ([192.0.2.1]) ([192.0.2.2])']) {
      const bare = `Received: ${from} by mx.rcpt.example with SMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000`;
      const { client, envelopeReason, standing } = settle([RETURN_PATH, bare]);
      expect({ client, code: envelopeReason?.code, standing }, from).toEqual({
        client: null,
        code: 'route_envelope_no_client',
        standing: 'known',
      });
    }
  });

  it('is not a gateway, which may send for nobody', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'] };
    const through = hop({ from: 'out1.gateway.example', ip: '198.51.100.20' });
    const { client, envelopeReason } = settle([RETURN_PATH, through], {}, receiver);
    expect({ client, envelopeReason }).toEqual({
      client: null,
      envelopeReason: { code: 'route_envelope_gateway', values: { name: 'out1.gateway.example' } },
    });
    expect(settle([RETURN_PATH, through], { resultsIp: CLIENT }, receiver).client?.ip).toBe(CLIENT);
    // Recorded or not, it is the gateway's own address, of which the sender's record knows nothing.
    for (const said of [{ receivedSpf: { clientIp: '198.51.100.20' } }, { resultsIp: '198.51.100.20' }])
      expect(settle([RETURN_PATH, through], said, receiver)).toMatchObject({ client: null, envelopeReason });
  });

  it('is not a customer\u2019s machine in a gateway\u2019s networks, of which the sender\u2019s record knows nothing either', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'], networks: ['198.51.100.0/24'] };
    const customer = hop({ from: 'vps7.attack.example', ip: '198.51.100.99', by: 'mx1.gateway.example' });
    const { client, envelopeReason } = settle([RETURN_PATH, customer], {}, receiver);
    expect([client, envelopeReason?.code]).toEqual([null, 'route_envelope_gateway']);
  });

  it('is the one that a gateway recorded, where its form is known; else each that its field may tell of', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'] };
    const through = hop({ from: 'out1.gateway.example', ip: '198.51.100.20' });
    const entry = (client: string, program = ' (Postfix)') =>
      `Received: from ${client} by mx1.gateway.example${program} with ESMTP id 7; Tue, 24 Nov 2026 02:00:02 +0000`;
    const of = (field: string) => {
      const { client, envelopeReason, readings } = settle([RETURN_PATH, through, field], {}, receiver);
      return [client?.ip ?? null, envelopeReason?.code, readings];
    };
    const open = (...clients: string[]) => [
      null,
      'route_envelope_gateway',
      { clients, senders: ['bounce@sender.example'] },
    ];
    expect(of(entry(`x (unknown [${CLIENT}])`))).toEqual([CLIENT, undefined, undefined]);
    expect(of(entry(`x (unknown [${CLIENT}])`).replace('ESMTP', 'ESMTPSA'))).toEqual([
      null,
      'route_envelope_gateway',
      undefined,
    ]);
    expect(
      of(`Received: from [${CLIENT}] by mx1.gateway.example with SMTP id 7; Tue, 24 Nov 2026 02:00:02 +0000`)[0],
    ).toBeNull();
    // The attack: a greeting in which a server's words stand, with the address of the brand's server; or a server of no known form.
    expect(of(entry(`x (unknown [192.0.2.9]) by y (rev [${CLIENT}])`))).toEqual(open('192.0.2.9', CLIENT));
    expect(of(entry(`x ([${CLIENT}])`, ' (Unheard of 1.0; with words)'))).toEqual(open(CLIENT));
  });

  describe('behind a gateway', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'] };
    const gatewayHop = (from: string, program = ' (Postfix)') =>
      `Received: from ${from} by mx1.gateway.example${program} with ESMTP id 7; Tue, 24 Nov 2026 02:00:02 +0000`;
    const through = hop({ from: 'out1.gateway.example', ip: '198.51.100.20' });
    const entry = gatewayHop(`out.sender.example (out.sender.example [${CLIENT}])`);
    /** What the brand's server hands over to the gateway, as a forger writes it. */
    const forged = gatewayHop('out.bank.example (out.bank.example [192.0.2.10])');
    const of = (...fields: string[]) => {
      const { client, readings } = settle([RETURN_PATH, through, ...fields], {}, receiver);
      return client?.ip ?? readings?.clients ?? null;
    };

    it('is the one that came from outside, past its filters and its own machines', () => {
      expect(of(gatewayHop('localhost (localhost [127.0.0.1])'), entry)).toBe(CLIENT);
      expect(of(gatewayHop('mx2.gateway.example (mx2.gateway.example [198.51.100.21])'), entry)).toBe(CLIENT);
    });

    it('is a machine that goes by the gateway\u2019s name, where nobody confirmed that: not what it wrote below', () => {
      const named = gatewayHop('x (mx2.gateway.example [198.51.100.66])', ' (8.18.1/8.18.1)');
      expect(of(named, forged)).toBe('198.51.100.66');
    });

    it('is each that a field of no known form may tell of, though the first is one of the inside', () => {
      const unknown = gatewayHop(`x ([127.0.0.1]) ([${CLIENT}])`, ' (Unheard of 1.0; with words)');
      expect(of(unknown, forged)).toEqual([CLIENT]);
    });

    it('is each where the reverse-path holds a server\u2019s words, though one address alone is told', () => {
      const exim = `Received: from [${CLIENT}] (helo=x) by mx1.gateway.example with esmtps (Exim 4.98)`;
      const path = '"x>) by y (Exim 4.98) (z <"@b.example';
      const date = 'Tue, 24 Nov 2026 02:00:02 +0000';
      expect(of(`${exim} (envelope-from <${path}>) id 1; ${date}`, forged)).toEqual([CLIENT]);
      expect(of(`${exim} (envelope-from <a@b.example>) id 1; ${date}`, forged)).toBe(CLIENT);
    });

    it('is nobody where another server\u2019s field stands there, or the mail came from within, or from no address', () => {
      expect(of(forged.replace('mx1.gateway.example', 'mx.attack.example'))).toBeNull();
      expect(of(gatewayHop('x (unknown [10.0.0.7])'), forged)).toBeNull();
      expect(of(gatewayHop('x (unknown [unknown])'), forged)).toBeNull();
      expect(of()).toBeNull();
    });
  });

  it('is not what stands below a host of the own side, which is no gateway: a forger writes a gateway\u2019s field there', () => {
    const receiver = { ...rcpt, gateways: ['*.gateway.example'] };
    const backup = hop({ from: 'mx.rcpt.example', ip: '198.51.100.30' });
    const forged = hop({ from: 'out.bank.example', ip: '198.51.100.66', by: 'mx1.gateway.example' });
    const { client, envelopeReason } = settle([RETURN_PATH, backup, forged], {}, receiver);
    expect([client, envelopeReason?.code]).toEqual([null, 'route_envelope_gateway']);
  });

  it('that the border saw is told as recorded where the receiver recorded the same', () => {
    const { client } = settle([RETURN_PATH, border], { receivedSpf: { clientIp: CLIENT, helo: 'told.example' } });
    expect(client).toEqual({ ip: CLIENT, helo: 'told.example', source: 'received-spf' });
  });

  it('is nobody where no program is known that writes such a field: the address may be a greeting', () => {
    const field = `Received: from x ([${CLIENT}]) by mx.rcpt.example (Unheard of 1.0; with words) with ESMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000`;
    const { client, envelopeReason, readings } = settle([RETURN_PATH, field]);
    expect([client, envelopeReason?.code, readings]).toEqual([
      null,
      'route_envelope_no_client',
      { clients: [CLIENT], senders: ['bounce@sender.example'] },
    ]);
    // Nor is one of the receiver's own machines a reading of it: for it anybody's record may let everyone in.
    const two = field.replace(`[${CLIENT}]`, `[198.51.100.30]) ([${CLIENT}]`);
    const receiver = { ...rcpt, networks: ['198.51.100.0/24'] };
    expect(settle([RETURN_PATH, two], {}, receiver).readings?.clients).toEqual([CLIENT]);
  });

  it('is never taken from a hop below the border', () => {
    expect(settle([RETURN_PATH, border, forgedBorder]).client?.ip).toBe(CLIENT);
  });
});

describe('the reverse-path', () => {
  it('is Return-Path at the top, above the border', () => {
    expect(settle([RETURN_PATH, delivery, border, 'Return-Path: <admin@bank.example>']).mailFrom).toEqual({
      address: 'bounce@sender.example',
      source: 'return-path',
    });
  });

  it('is not a Return-Path below the border: the sender wrote it', () => {
    const { mailFrom, client, envelopeReason } = settle([delivery, border, 'Return-Path: <admin@bank.example>']);
    expect({ mailFrom, code: envelopeReason?.code }).toEqual({ mailFrom: null, code: 'route_envelope_no_sender' });
    expect(client?.ip).toBe(CLIENT);
  });

  it('is the last Return-Path where the profile says so', () => {
    const exchange = { ...rcpt, returnPath: 'bottom' as const };
    expect(
      settle([border, 'Return-Path: <admin@bank.example>', 'X-Other: x', RETURN_PATH], {}, exchange).mailFrom?.address,
    ).toBe('bounce@sender.example');
    expect(settle([RETURN_PATH, border], {}, exchange).mailFrom).toBeNull();
  });

  it('is empty for a bounce, and that is not "none"', () => {
    expect(settle(['Return-Path: <>', border]).mailFrom).toEqual({ address: '', source: 'return-path' });
    // Some record the name that SPF checks in its place (RFC 7208 §2.4).
    expect(settle(['Return-Path: <>', border], { mailFrom: 'postmaster@out.sender.example' }).mailFrom?.address).toBe(
      '',
    );
    expect(settle(['Return-Path: <>', border], { mailFrom: '<>' }).mailFrom?.address).toBe('');
    expect(settle(['Return-Path: <>', border], { mailFrom: 'admin@bank.example' }).mailFrom).toBeNull();
    // Of a mail that is no bounce, that name is another witness's word like any.
    expect(settle([RETURN_PATH, border], { mailFrom: 'postmaster@bank.example' }).mailFrom).toBeNull();
  });

  it('is what the receiver recorded', () => {
    expect(settle([border], { mailFrom: 'bounce@sender.example' }).mailFrom).toEqual({
      address: 'bounce@sender.example',
      source: 'authentication-results',
    });
    expect(settle([border], { receivedSpf: { envelopeFrom: '<bounce@sender.example>' } }).mailFrom).toEqual({
      address: 'bounce@sender.example',
      source: 'received-spf',
    });
    expect(settle([border], { mailFrom: 'sender.example' }).mailFrom).toEqual({
      address: 'sender.example',
      source: 'authentication-results',
    });
  });

  it('has its local part from Return-Path where the results give the domain alone', () => {
    expect(settle([RETURN_PATH, border], { mailFrom: 'Sender.Example' }).mailFrom).toEqual({
      address: 'bounce@sender.example',
      source: 'return-path',
    });
  });

  it('cannot be told when the witnesses disagree', () => {
    for (const said of [{ mailFrom: 'a@other.example' }, { receivedSpf: { envelopeFrom: 'a@other.example' } }]) {
      const { mailFrom, envelopeReason } = settle([RETURN_PATH, border], said);
      expect({ mailFrom, code: envelopeReason?.code }).toEqual({
        mailFrom: null,
        code: 'route_envelope_senders_differ',
      });
    }
    expect(
      settle([border], { mailFrom: 'a@sender.example', receivedSpf: { envelopeFrom: 'a@other.example' } }).mailFrom,
    ).toBeNull();
  });

  it('that cannot be told leaves every one of them to be asked for, by the client that is known', () => {
    const { envelopeReason, readings } = settle(['Return-Path: <>', border], { mailFrom: 'a@other.example' });
    expect(envelopeReason?.values).toEqual({ one: 'a@other.example', other: '<>' });
    expect(readings).toEqual({ clients: [CLIENT], senders: ['a@other.example', ''] });
    expect(settle([RETURN_PATH, border])).not.toHaveProperty('readings');
    // Of two clients that the receiver recorded, neither is a word of the sender's: no reading of fields below adds a third.
    const gateways = { ...rcpt, gateways: ['*.gateway.example'] };
    const through = hop({ from: 'out1.gateway.example', ip: '198.51.100.20' });
    const entry = hop({ ip: CLIENT, by: 'mx1.gateway.example' });
    const two = { receivedSpf: { clientIp: '198.51.100.9' }, resultsIp: '198.51.100.8' };
    expect(settle([RETURN_PATH, through, entry], two, gateways)).not.toHaveProperty('readings');
    // Neither a client nor a reverse-path: there is nothing to ask.
    expect(settle([border])).not.toHaveProperty('readings');
    expect(settle([RETURN_PATH, border.replace(`[${CLIENT}]`, '[unknown]')])).not.toHaveProperty('readings');
  });

  it('is found behind a result for the HELO name (attack 60)', () => {
    expect(settle([border], { helo: 'out.sender.example', mailFrom: 'a@sender.example' }).mailFrom?.address).toBe(
      'a@sender.example',
    );
  });

  it('takes no reverse-path from a result for the HELO name', () => {
    expect(
      settle([RETURN_PATH, border], { receivedSpf: { identity: 'helo', envelopeFrom: 'postmaster@other.example' } })
        .mailFrom?.address,
    ).toBe('bounce@sender.example');
  });

  it('that is malformed is nobody’s, whatever the results made of it (attacks 2, 5, 6)', () => {
    for (const path of [
      '<(any@legit.example>',
      '<any@legit.example(a.attack.example>',
      "<any@legit.example'@any.attack.example>",
    ]) {
      const { mailFrom, envelopeReason } = settle([`Return-Path: ${path}`, border], { mailFrom: 'legit.example' });
      expect(mailFrom?.source, path).toBe('return-path');
      expect(mailFrom?.address, path).not.toBe('');
      expect(envelopeReason).toBeUndefined();
    }
  });
});

describe('there is no envelope for SPF', () => {
  it('at a submission', () => {
    const route = settle([RETURN_PATH, hop({ ip: CLIENT, with: 'ESMTPSA' })]);
    expect(route).toMatchObject({
      client: null,
      mailFrom: null,
      envelopeReason: { code: 'route_envelope_submission' },
    });
  });

  it('of mail that was fetched', () => {
    const fetch = `Received: from pop.other.example [${CLIENT}] by localhost with POP3 (fetchmail-6.4.39); Tue, 24 Nov 2026 02:00:03 +0000`;
    expect(settle([RETURN_PATH, fetch, border])).toMatchObject({
      client: null,
      mailFrom: null,
      envelopeReason: { code: 'route_envelope_fetched' },
    });
  });

  it('without a border: the route stays as it was', () => {
    const message = messageOf(RETURN_PATH, border);
    for (const receiver of [undefined, { ...rcpt, borderBy: ['mx.other.example'] }]) {
      const route = readRoute(message, receiver);
      expect(settleEnvelope(route, recordedOf({ receivedSpf: { clientIp: '192.0.2.1' } }), message, receiver)).toEqual(
        route,
      );
    }
  });
});

it('an inferred receiver has an envelope to be shown, and stays inferred', () => {
  expect(settle([RETURN_PATH, border], {}, { ...rcpt, inferred: true })).toMatchObject({
    standing: 'inferred',
    client: { ip: CLIENT },
    mailFrom: { address: 'bounce@sender.example' },
  });
});
