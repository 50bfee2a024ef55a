/** One step of the journey at a time. */
import type { DnsQuestion, RouteHop } from '../inspection/index.ts';
import type { Step } from './journey.ts';
import { stepKind, usualPort } from './roles.ts';

type Numbered = Omit<Step, 'id'>;

const NOTHING = {
  protocol: '',
  port: null,
  encrypted: null,
  tlsVersion: null,
  delay: null,
  at: null,
  fieldIndex: null,
  dns: null,
  text: '',
  ttl: null,
} as const;

/** One hop as its Received field tells it (RFC 5321 §4.4). */
export function hopStep(hop: RouteHop, from: string, to: string): Numbered {
  return {
    ...NOTHING,
    kind: stepKind(hop),
    from,
    to,
    trust: hop.trust,
    protocol: hop.with ?? '',
    port: usualPort(hop),
    encrypted: hop.encrypted,
    // 'unknown': the field says that there was TLS, and no more.
    tlsVersion: hop.tls?.version === 'unknown' ? null : (hop.tls?.version ?? null),
    delay: hop.delay,
    at: hop.date,
    fieldIndex: hop.fieldIndex,
  };
}

/** That the author wrote it, From and Date say; how it came to the first server, no field does. */
export function authorStep(from: string, to: string, at: string | null, fieldIndex: number | null): Numbered {
  return { ...NOTHING, kind: 'write', from, to, trust: 'claimed', at, fieldIndex };
}

/** That you read it: no field tells that. */
export function readStep(from: string, to: string): Numbered {
  return { ...NOTHING, kind: 'read', from, to, trust: 'recorded' };
}

/** @param fieldIndex the border's own field: the first that the receiver wrote */
export function lineStep(from: string, to: string, fieldIndex: number): Numbered {
  return { ...NOTHING, kind: 'line', from, to, trust: 'recorded', fieldIndex };
}

/**
 * A question to the DNS and its answer. The receiver's server asked the same on arrival; what is shown is what was asked and
 * answered now.
 */
export function dnsSteps(question: DnsQuestion, index: number, asker: string, resolver: string): Numbered[] {
  const shared = { ...NOTHING, trust: 'recorded' as const, dns: index };
  return [
    { ...shared, kind: 'question', from: asker, to: resolver, text: `${question.type} ${question.name}` },
    {
      ...shared,
      kind: 'answer',
      from: resolver,
      to: asker,
      text: question.status === 'ok' ? shorten(question.answers[0] ?? '') : question.status.toUpperCase(),
      ttl: question.status === 'ok' ? question.ttl : null,
    },
  ];
}

/** A record as far as it fits on an arrow; the whole of it opens with the arrow. */
function shorten(record: string): string {
  const characters = Array.from(record.slice(0, 4 * MAX_RECORD));
  return characters.length > MAX_RECORD ? `${characters.slice(0, MAX_RECORD - 1).join('')}…` : record;
}

const MAX_RECORD = 60;
