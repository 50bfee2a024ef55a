/** The examples of RFC 6376 and RFC 8463, and chasquid's cases. */
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { DkimCheck } from '../../src/core/inspection/index.ts';
import type { Dns } from './job.ts';
import { type Case, makeCase, NOW, readSuiteFile, type Suite, suiteFile } from './suite.ts';

export function dkimSuites(): Suite[] {
  return [
    {
      title: 'DKIM, examples of the RFCs',
      cases: filesOf('dkim-rfc/messages', '.txt').map(exampleCase),
    },
    {
      title: 'DKIM, chasquid',
      cases: filesOf('dkim-chasquid', '.msg').map(chasquidCase),
    },
  ];
}

function filesOf(folder: string, ending: string): string[] {
  const url = suiteFile(`${folder}/`);
  const names = existsSync(url) ? readdirSync(url).filter((name) => name.endsWith(ending)) : [];
  return names.sort().map((name) => `${folder}/${name}`);
}

/** First lines 'owner record', an empty line, then the message. */
function exampleCase(path: string): Case {
  const text = readSuiteFile(path, 'latin1').replace(/\r?\n/g, '\r\n');
  const gap = text.indexOf('\r\n\r\n');
  const zone: Dns['zone'] = {};
  for (const line of text.slice(0, gap).split('\r\n')) {
    const [owner = '', ...record] = line.split(' ');
    zone[owner] = { TXT: [record.join(' ')] };
  }
  const job = { zone, source: text.slice(gap + 4), now: NOW };
  return makeCase(`${path}: every signature verifies`, 'dkim', job, (checks) => {
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) {
      // Some were made with rsa-sha1 or short keys: what they compute is right, and RFC 8301 does not accept it.
      expect([check.header.result, check.body.result]).toEqual(['pass', 'pass']);
      expect(['pass', 'policy']).toContain(check.result);
    }
  });
}

interface Expected {
  Found: number;
  Valid: number;
  Results: { State: 'SUCCESS' | 'TEMPFAIL' | 'PERMFAIL'; Domain: string }[];
}

function chasquidCase(path: string): Case {
  const read = (ending: string) => readSuiteFile(path.replace('.msg', ending), 'latin1');
  const result = read('.result');
  // 03 is a message with a broken header, without a signature.
  const expected: Expected = result ? JSON.parse(result) : { Found: 0, Valid: 0, Results: [] };
  const job = { ...readZone(read('.dns')), source: read('.msg'), now: NOW };
  return makeCase(path, 'dkim', job, (checks) => {
    // chasquid looks at five signatures at most (02); here the limit is another.
    const looked = checks.slice(0, expected.Found);
    expect(looked).toHaveLength(expected.Found);
    expect(looked.map(stateOf)).toEqual(expected.Results.map(({ State }) => State));
  });
}

function stateOf({ result, header, body }: DkimCheck): string {
  if (result === 'temperror') return 'TEMPFAIL';
  return header.result === 'pass' && body.result === 'pass' ? 'SUCCESS' : 'PERMFAIL';
}

/** Records are 'owner: value', continued behind '\'; TEMPERROR and PERMERROR stand for what the resolver answers. */
function readZone(text: string): Dns {
  const dns: Required<Dns> = { zone: {}, failing: {} };
  for (const line of text.replace(/\\\n\s*/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const owner = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (value === 'TEMPERROR') dns.failing[owner] = 'servfail';
    else if (value === 'PERMERROR') dns.failing[owner] = 'nxdomain';
    else dns.zone[owner] = { TXT: [...(dns.zone[owner]?.TXT ?? []), value] };
  }
  return dns;
}
