import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/core/inspection/index.ts';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { type Evidence, participantEvidence, stepEvidence } from '../../../src/core/journey/evidence.ts';
import { oneHop, verified } from '../../fakes/inspections.ts';

/** What it rests on, as a person would find it. */
function shown(evidence: Evidence | null, { fields, dns }: Inspection): string | null {
  if (evidence === null) return null;
  if (evidence.kind === 'dns') return dns[evidence.index]?.name ?? '?';
  return fields[evidence.index]?.value ?? '?';
}

describe('what a step of the journey rests on', () => {
  it('is none for what nobody wrote down, or what was made up', () => {
    expect(stepEvidence({ dns: null, fieldIndex: null })).toBeNull();
    expect(stepEvidence({ dns: null, fieldIndex: -1 })).toBeNull();
    expect(stepEvidence({ dns: null, fieldIndex: 0 })).toEqual({ kind: 'field', index: 0 });
    expect(stepEvidence({ dns: 0, fieldIndex: null })).toEqual({ kind: 'dns', index: 0 });
  });

  const steps = buildJourney(verified).steps.map((step) => [step.kind, shown(stepEvidence(step), verified)]);

  it('is the Received field of its hop, for the trust line the border’s own, and for the DNS the answer', () => {
    const border = expect.stringContaining('from out7.mailhost.example');
    expect(steps).toContainEqual(['line', border]);
    expect(steps).toContainEqual(['receive', border]);
    const answers = steps.filter(([kind]) => kind === 'answer').map(([, name]) => name);
    expect(answers).toEqual(verified.dns.map(({ name }) => name));
  });

  it('is nothing for what no field tells: that you read it', () => {
    expect(steps.filter(([, evidence]) => evidence === null)).toEqual([['read', null]]);
  });
});

describe('what a lifeline rests on', () => {
  const of = (name: string, inspection: Inspection) => {
    const journey = buildJourney(inspection);
    const found = journey.participants.find((one) => one.name === name || one.roles.some((role) => role === name));
    if (!found) throw new Error(`nobody is ${name}`);
    return shown(participantEvidence(found, journey, inspection), inspection);
  };

  it('is for a server the field that it wrote itself', () => {
    expect(of('mx', verified)).toContain('by mx.rcpt.example');
    expect(of('out7.mailhost.example', verified)).toContain('by out7.mailhost.example');
  });

  it('is for a host that wrote none the first field that speaks of it', () => {
    const [hop] = oneHop.route.hops;
    const journey = buildJourney(oneHop);
    const client = journey.participants.find(({ name }) => name === hop?.reverseName);
    if (!client) throw new Error('no client');
    expect(participantEvidence(client, journey, oneHop)).toEqual({ kind: 'field', index: hop?.fieldIndex });
  });

  it('is for the author From, or the field of whoever took it from his hands', () => {
    const journey = buildJourney(oneHop);
    const [author] = journey.participants;
    const from = { kind: 'field', index: oneHop.message.from[0]?.fieldIndex };
    expect(author && participantEvidence(author, journey, oneHop)).toEqual(from);
    expect(of('author', verified)).toContain('by out7.mailhost.example');
  });

  it('is for the resolver its first answer, and for the reader nothing', () => {
    expect(of('dns', verified)).toBe(verified.dns[0]?.name);
    expect(of('you', verified)).toBeNull();
  });
});
