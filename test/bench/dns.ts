/** How often somebody waits for the DNS: a company's mail, each answer 30 ms away. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authenticate } from 'mailauth';
import type { Resolver } from '../../src/core/dns/resolver.ts';
import { inspect } from '../../src/core/inspect.ts';
import type { RecordType } from '../../src/core/inspection/index.ts';
import { type CorporateMail, corporateMail } from '../core/stages/corporate-mail.ts';
import { ROOT } from '../e2e/paths.ts';
import { RCPT_MAIL } from '../fakes/receiver.ts';
import { waveResolver } from '../fakes/wave-resolver.ts';
import { type Zone, zoneResolver } from '../fakes/zone-resolver.ts';
import type { Choice } from './choice.ts';
import { best, met } from './format.ts';

const DELAY = 30;
const MAX_ROUNDS = 4;
const MAX_QUESTIONS = 25;
const SHARED = join(ROOT, '..', 'shared', 'bench');

interface Asked {
  rounds: number;
  questions: string[];
  elapsed: number;
}

export async function printRounds({ filter, quick }: Choice): Promise<void> {
  console.log(`The DNS for one mail: 9 includes, 2 signatures, 2 ARC sets, DMARC walk, BIMI; ${DELAY} ms a question`);
  const mails = { 'made by code': corporateMail(), 'corp.eml': readShared() };
  for (const [name, mail] of Object.entries(mails)) {
    if (!name.includes(filter)) continue;
    if (mail === null) {
      console.log(`${name}: SKIPPED, ${SHARED} is not there`);
      continue;
    }
    const ours = await askOurs(mail, quick);
    const unique = new Set(ours.questions).size;
    const isMet = ours.rounds <= MAX_ROUNDS && unique === ours.questions.length && unique <= MAX_QUESTIONS;
    print(`${name}, ours`, ours, met(isMet, `${MAX_ROUNDS} rounds, no question twice, ≤ ${MAX_QUESTIONS}`));
    print(`${name}, mailauth 4.13`, await askMailauth(mail), '');
  }
}

function print(name: string, { rounds, questions, elapsed }: Asked, goal: string): void {
  const repeated = questions.length - new Set(questions).size;
  console.log(
    `${name.padEnd(30)}${String(rounds).padStart(4)} rounds${String(questions.length).padStart(4)} questions` +
      `${String(repeated).padStart(4)} of them repeated${elapsed.toFixed(0).padStart(6)} ms${goal}`,
  );
}

async function askOurs(mail: CorporateMail, quick: boolean): Promise<Asked> {
  const { source, receiver, now, zone } = mail;
  const inRounds = waveResolver(zone);
  const { verdict } = await inspect(source, { resolver: inRounds, receiver, now });
  if (verdict.level !== 'verified') throw new Error(`ours: ${verdict.level}`);
  const elapsed: number[] = [];
  for (let round = 0; round < (quick ? 1 : 10); round++) {
    const resolver = zoneResolver(zone, { delay: DELAY });
    const start = performance.now();
    await inspect(source, { resolver, receiver, now });
    elapsed.push(performance.now() - start);
  }
  return { rounds: inRounds.waves.length, questions: inRounds.waves.flat(), elapsed: best(elapsed) };
}

async function askMailauth({ source, zone, client }: CorporateMail): Promise<Asked> {
  const inRounds = waveResolver(zone);
  await authenticate(Buffer.from(source), { ...client, resolver: nodeResolver(inRounds) } as never);
  const delayed = zoneResolver(zone, { delay: DELAY });
  const start = performance.now();
  await authenticate(Buffer.from(source), { ...client, resolver: nodeResolver(delayed) } as never);
  return { rounds: inRounds.waves.length, questions: inRounds.waves.flat(), elapsed: performance.now() - start };
}

/** Answers as node:dns gives them. */
function nodeResolver(resolver: Resolver) {
  return async (name: string, type: RecordType) => {
    const { status, records } = await resolver.query(name, type);
    const found = records.filter((record) => record.type === type);
    if (found.length === 0)
      throw Object.assign(new Error(status), { code: status === 'nxdomain' ? 'ENOTFOUND' : 'ENODATA' });
    return found.map((record) => {
      if (record.type === 'MX') return { exchange: record.data, priority: record.preference };
      return record.type === 'TXT' ? [record.data] : record.data;
    });
  };
}

type Written = string | { TXT?: string[]; A?: string[]; MX?: { exchange: string; priority: number }[] };

/** @returns null when the file is not on this machine */
function readShared(): CorporateMail | null {
  if (!existsSync(join(SHARED, 'corp.eml'))) return null;
  const written: Record<string, Written> = JSON.parse(readFileSync(join(SHARED, 'corp-zone.json'), 'utf8'));
  const zone: Zone = {};
  for (const [name, held] of Object.entries(written)) {
    if (typeof held === 'string') zone[name] = { TXT: [held] };
    else {
      const { MX = [], ...rest } = held;
      zone[name] = { ...rest, MX: MX.map(({ priority, exchange }) => `${priority} ${exchange}`) };
    }
  }
  return {
    source: new Uint8Array(readFileSync(join(SHARED, 'corp.eml'))),
    zone,
    receiver: { ...RCPT_MAIL, borderBy: ['mx.example.net'], authservIds: ['mx.example.net'] },
    now: new Date('2023-11-14T22:30:00Z'),
    client: { ip: '198.51.100.7', helo: 'outbound1.zendesk.com', sender: 'bounce@example.com', mta: 'mx.example.net' },
  };
}
