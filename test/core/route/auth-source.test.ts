/** X-MS-Exchange-Organization-AuthSource moves the line only past Exchange's own hosts: a sender can bring that field along. */
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { CLIENT, hop, rcpt, routeOf } from './routes.ts';

const corp: Receiver = { ...rcpt, networks: [], borderBy: ['*.edge.corp.example'], results: 'without-id' };
const DATE = 'Tue, 24 Nov 2026 02:00:05 +0000';

/** One server of the organization took the mail over from another, by addresses that nobody declared. */
function inside({
  client = 'C3.corp.example (198.51.100.2)',
  by = 'A1.corp.example',
  program = 'with Microsoft SMTP Server id 15.21',
} = {}): string {
  return `Received: from ${client} by ${by} ${program}; ${DATE}`;
}

/** A recipient in whose name a second server of the same make stands, which saw the same client. */
const twoServers = (ip: string) => {
  const exchange = 'with Microsoft SMTP Server id 15.21';
  return `${exchange} for <"x (${ip}) by FT8.edge.corp.example (10.1.0.9) ${exchange} for y"@corp.example>`;
};

const entry = (client = `out.sender.example (${CLIENT})`, host = 'FT9') =>
  `Received: from ${client} by ${host}.edge.corp.example (10.1.0.9) with Microsoft SMTP Server id 15.21; ${DATE}`;
const SOURCE = 'X-MS-Exchange-Organization-AuthSource: FT9.corp.example';
const borderOf = (...fields: string[]) => routeOf([...fields, SOURCE], corp).border;

describe('the host that AuthSource names is the border', () => {
  it('behind one and behind many of the same organization, in whatever letters', () => {
    expect(borderOf(inside(), entry())).toBe(1);
    expect(borderOf(inside(), inside({ by: 'B2.CORP.Example' }), entry())).toBe(2);
    expect(borderOf(inside(), entry().replace('corp.example', 'Corp.EXAMPLE'))).toBe(1);
    // Whatever its sender's servers are: they stand below.
    expect(borderOf(inside(), entry(), hop({ ip: '192.0.2.1', by: 'out.sender.example' }))).toBe(1);
    expect(routeOf([inside(), entry()], corp).border).toBeNull();
  });

  it.each([
    ['a server of another make, which takes mail from anybody', inside({ program: '(Postfix) with ESMTPS id 4ABC' })],
    ['a user who logged in', inside({ program: 'with Microsoft SMTP Server id 15.21 (authenticated as joe)' })],
    ['a server of which two may be named', inside({ program: twoServers('198.51.100.2') })],
    ['another organization\u2019s Exchange', inside({ by: 'A1.other.example' })],
    ['a server that does not tell its name', inside({ by: '(198.51.100.3)' })],
  ])('but not behind %s, first or last of those above', (_says, above) => {
    for (const fields of [[above], [inside(), above], [above, inside()]])
      expect(borderOf(...fields, entry()), fields.join('\n')).not.toBe(fields.length);
  });

  it('but not where it cannot be told which server its field is of', () => {
    const doubtful = entry().replace('with Microsoft SMTP Server id 15.21', twoServers(CLIENT));
    expect(borderOf(inside(), doubtful)).toBeNull();
  });

  it('nor where no field is of a border, or AuthSource is empty', () => {
    expect(borderOf(inside(), inside())).toBeNull();
    expect(borderOf()).toBeNull();
    expect(routeOf([inside(), entry(), 'X-MS-Exchange-Organization-AuthSource: '], corp).border).toBeNull();
  });
});
