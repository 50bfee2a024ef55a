/** A header alone, as people copy it: with or without its last line end and the empty line behind it, it is checked the same way. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/inspect.ts';
import { MAX_MESSAGE_BYTES } from '../../src/core/limits.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { type Draft, toBytes } from '../messages/message.ts';
import { arrive, BRANDS, byBrand, from, NOW, RCPT, WORLD } from './world.ts';

const empty = (message: Draft): Draft => ({ ...message, body: '' });
const FORGED = from('Admin <admin@legit.example>');
const fromLast = ({ fields, body }: Draft): Draft => ({
  fields: [
    ...fields.filter((field) => !field.startsWith('From:')),
    ...fields.filter((field) => field.startsWith('From:')),
  ],
  body,
});

const ENDS: Record<string, (header: string) => string> = {
  'an empty line': (header) => `${header}\r\n`,
  'a line end': (header) => header,
  nothing: (header) => header.slice(0, -2),
  'a bare line feed': (header) => header.replaceAll('\r\n', '\n'),
  'nothing, between bare line feeds': (header) => header.replaceAll('\r\n', '\n').slice(0, -1),
};

const look = async (source: Uint8Array, more: Partial<InspectContext> = {}) => {
  const context = { resolver: zoneResolver(WORLD), now: NOW, ownDomains: ['rcpt.example'], ...more };
  return inspect(source, context);
};

describe.each([
  ['unsigned, forged', arrive(empty(FORGED)), 'failed'],
  ['unsigned, forged, with From last', fromLast(arrive(empty(FORGED))), 'failed'],
  ['unsigned, from the domain’s own server', arrive(empty(FORGED), BRANDS), 'listed'],
  ['signed, of a mail without a body', arrive(byBrand(empty(FORGED))), 'verified'],
  // Sent again without it, which costs nothing.
  ['signed, of a mail with another body', arrive(byBrand(FORGED)), 'failed'],
  [
    'signed without its Subject, of a mail with another body',
    arrive(byBrand(FORGED, { signedFields: ['from', 'date'] })),
    'failed',
  ],
] as const)('a header that is %s', (kind, message, level) => {
  const isBodyElsewhere = kind.includes('another body');
  it.each(Object.entries(ENDS))('and ends in %s', async (end, write) => {
    const source = new TextEncoder().encode(write(message.fields.join('')));
    // Without its last line end it may have been cut off on its way to us.
    const found = isBodyElsewhere && end.startsWith('nothing') ? 'unchecked' : level;
    expect((await look(source, { receiver: RCPT })).verdict.level).toBe(found);
    const ofFile = await look(source);
    expect(ofFile.verdict.level).toBe(level === 'verified' ? 'verified' : 'unchecked');
    expect(ofFile.source.problem?.code).toBe('message_source_header_only');
  });
});

describe('a mail of more than is read', () => {
  const large = (message: Draft) => {
    const source = new Uint8Array(MAX_MESSAGE_BYTES + 1).fill(0x61);
    source.set(toBytes(message));
    return source;
  };

  it('is red for what its header tells', async () => {
    expect((await look(large(arrive(FORGED)), { receiver: RCPT })).verdict.level).toBe('failed');
    const recorded = arrive(FORGED, { results: 'dmarc=fail (p=reject) header.from=legit.example' });
    expect((await look(large(recorded), { receiver: RCPT })).verdict.reason.code).toBe('verdict_reason_both_fail');
  });

  it('stays open where it is signed, and says why', async () => {
    const { verdict } = await look(large(arrive(byBrand(FORGED))), { receiver: RCPT });
    expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', 'message_source_too_large']);
  });
});
