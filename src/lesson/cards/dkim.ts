/** DKIM: a signature on the message, and the key that proves it (RFC 6376). */
import type { DkimCheck, Inspection } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { leadingSignature } from '../facts.ts';

export const DKIM: Record<(typeof CARD_GROUPS)['dkim'][number], Card> = {
  dkim: {
    rfcs: ['RFC 6376', 'RFC 8463'],
    see: ['signature', 'dkim_record', 'pki', 'spf', 'dmarc'],
    here: signed(dkim),
  },
  signature: {
    rfcs: ['RFC 6376 §3.5', 'RFC 6376 §3.7'],
    see: ['hash', 'keys', 'dkim', 'body', 'selector'],
    here: signed(signature),
  },
  hash: { rfcs: ['RFC 6234', 'RFC 6376 §3.7'], see: ['signature', 'body', 'dkim'], here: signed(hash) },
  keys: {
    rfcs: ['RFC 6376 §3.3', 'RFC 8017', 'RFC 8032'],
    see: ['dkim_record', 'signature', 'pki'],
    here: signed(record),
  },
  pki: { rfcs: ['RFC 6376 §1', 'RFC 4033'], see: ['keys', 'dkim_record', 'dnssec', 'signature'], here: signed(pki) },
  dkim_record: { rfcs: ['RFC 6376 §3.6'], see: ['selector', 'p', 'txt', 'ttl'], here: signed(record) },
  selector: { rfcs: ['RFC 6376 §3.1'], see: ['dkim_record', 'signature', 'txt'], here: signed(selector) },
  p: {
    rfcs: ['RFC 6376 §3.6.1', 'RFC 9989 §4.7'],
    see: ['dkim_record', 'dmarc', 'none', 'quarantine', 'reject'],
    here: p,
  },
};

function signed(explain: (check: DkimCheck, inspection: Inspection) => CardPart[]): Card['here'] {
  return (inspection) => {
    const check = leadingSignature(inspection);
    return check ? explain(check, inspection) : [say('lesson_here_dkim_none')];
  };
}

/** Type and length of a key, as one names them. */
function keyName({ evidence: { key, algorithm } }: DkimCheck): string {
  if (!key) return algorithm;
  return key.type === 'ed25519' ? 'Ed25519' : `${key.type.toUpperCase()} ${key.bits ?? '?'}`;
}

function dkim(check: DkimCheck, { spf }: Inspection): CardPart[] {
  const { domain, queryName, signedFields } = check.evidence;
  const fields = names(signedFields);
  const told = say('lesson_here_dkim', { domain, result: check.result });
  // What a signature is good for is shown by one that holds.
  if (check.result !== 'pass') return [told, say(check.code, check.values)];
  return [
    told,
    spf
      ? say('lesson_here_dkim_stronger_than', { domain, fields, ip: spf.evidence.ip })
      : say('lesson_here_dkim_stronger', { domain, fields }),
    say('lesson_here_dkim_costlier', { domain, key: keyName(check), name: queryName }),
  ];
}

function signature(check: DkimCheck, inspection: Inspection): CardPart[] {
  const { domain, signedFields, fieldIndex, algorithm } = check.evidence;
  const values = { domain, number: signedFields.length, fields: names(signedFields, 12), algorithm };
  const value = tagOf(inspection.fields[fieldIndex]?.value ?? '', 'b');
  return [
    say('lesson_here_signature', values),
    ...bodyHash(check, inspection),
    ...(value === '' ? [] : [say(HEADER_WORDS[check.header.result]), ...quote(`b=${value.slice(0, 80)}`)]),
  ];
}

/** The hash that was signed, and whether the body that arrived has it. */
function bodyHash({ body, evidence: { fieldIndex } }: DkimCheck, { fields }: Inspection): CardPart[] {
  const hash = tagOf(fields[fieldIndex]?.value ?? '', 'bh');
  return hash === '' ? [] : [say(BODY_WORDS[body.result]), ...quote(`bh=${hash}`)];
}

function hash(check: DkimCheck, inspection: Inspection): CardPart[] {
  const { result, evidence } = check;
  return [say('lesson_here_dkim', { domain: evidence.domain, result }), ...bodyHash(check, inspection)];
}

const BODY_WORDS = { pass: 'lesson_here_bh_pass', fail: 'lesson_here_bh_fail', none: 'lesson_here_bh' } as const;
const HEADER_WORDS = { pass: 'lesson_here_b_pass', fail: 'lesson_here_b_fail', none: 'lesson_here_b' } as const;

/** A tag's value out of a signature field, blanks taken out (RFC 6376 §3.2); only for showing. */
function tagOf(field: string, name: string): string {
  for (const part of field.slice(0, 8000).split(';')) {
    const at = part.indexOf('=');
    if (at >= 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).replace(/\s+/g, '');
  }
  return '';
}

function pki(check: DkimCheck, { dns }: Inspection): CardPart[] {
  const { domain, queryName, key, dns: at } = check.evidence;
  if (!key || key.revoked) return [say('lesson_here_dkim_record_none', { name: queryName, domain })];
  const question = at === null ? undefined : dns[at];
  const proof = question?.secure ? 'lesson_here_pki_dnssec' : 'lesson_here_pki_no_dnssec';
  return [
    say('lesson_here_pki', { domain, name: queryName, key: keyName(check) }),
    ...(question ? [say(proof, { name: queryName })] : []),
  ];
}

function record(check: DkimCheck, { dns }: Inspection): CardPart[] {
  const { queryName, key, domain, dns: at } = check.evidence;
  const answer = at === null ? undefined : dns[at]?.answers[0];
  if (!key) return [say('lesson_here_dkim_record_none', { name: queryName, domain }), ...quote(answer)];
  if (key.revoked) return [say('lesson_here_p_key_revoked', { name: queryName }), ...quote(key.record, 'p=')];
  return [say('lesson_here_dkim_record', { name: queryName, key: keyName(check) }), ...quote(key.record)];
}

function selector({ evidence }: DkimCheck): CardPart[] {
  const { selector: name, domain, queryName } = evidence;
  return [say('lesson_here_selector', { selector: name, domain }), ...quote(queryName, name)];
}

/** The two meanings of p=, side by side. */
function p(inspection: Inspection): CardPart[] {
  const check = leadingSignature(inspection);
  const key = check?.evidence.key;
  const { dmarc } = inspection;
  const ofKey =
    check && key
      ? [
          say(key.revoked ? 'lesson_here_p_key_revoked' : 'lesson_here_p_key', { name: check.evidence.queryName }),
          ...quote(key.record, 'p='),
        ]
      : [say('lesson_here_p_no_key')];
  const ofPolicy = dmarc?.evidence.record
    ? [
        say('lesson_here_p_policy', { name: `_dmarc.${dmarc.policyDomain ?? dmarc.evidence.domain}` }),
        ...quote(dmarc.evidence.record, `p=${dmarc.evidence.tags.find(({ name }) => name === 'p')?.value ?? ''}`),
      ]
    : [say('lesson_here_p_no_policy')];
  return [...ofKey, ...ofPolicy];
}
