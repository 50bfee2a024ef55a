/** DMARC: what the From domain asks for, and what belongs to it (RFC 9989). */
import type { DmarcCheck, Inspection } from '../../core/index.ts';
import { type Card, type CardPart, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';

const POLICY_RFCS = ['RFC 9989 §4.7'];

export const DMARC: Record<(typeof CARD_GROUPS)['dmarc'][number], Card> = {
  dmarc: { rfcs: ['RFC 9989'], see: ['alignment', 'spf', 'dkim', 'p', 'rua', 'bimi'], here: checked(dmarc) },
  alignment: { rfcs: ['RFC 9989 §4.4'], see: ['dmarc', 'from', 'spf', 'dkim'], here: checked(alignment) },
  none: { rfcs: POLICY_RFCS, see: ['quarantine', 'reject', 'rua', 'p'], here: checked(policy('none')) },
  quarantine: { rfcs: POLICY_RFCS, see: ['none', 'reject', 'p'], here: checked(policy('quarantine')) },
  reject: { rfcs: POLICY_RFCS, see: ['none', 'quarantine', 'p'], here: checked(policy('reject')) },
  rua: { rfcs: ['RFC 9989 §4.7', 'RFC 9990'], see: ['dmarc', 'none', 'p'], here: checked(rua) },
  bimi: {
    rfcs: ['draft-brand-indicators-for-message-identification', 'RFC 9399'],
    see: ['dmarc', 'quarantine', 'spoofing'],
    here: bimi,
  },
};

function checked(explain: (check: DmarcCheck) => CardPart[]): Card['here'] {
  return ({ dmarc: check }: Inspection) => (check ? explain(check) : [say('lesson_here_dmarc_unchecked')]);
}

const unpublished = ({ evidence }: DmarcCheck) => say('lesson_here_dmarc_no_record', { domain: evidence.domain });

function dmarc(check: DmarcCheck): CardPart[] {
  const { domain, record } = check.evidence;
  const told = say('lesson_here_dmarc', { domain, result: check.result });
  return record === null ? [told, unpublished(check)] : [told, ...quote(record)];
}

function alignment({ evidence }: DmarcCheck): CardPart[] {
  const { domain, spf, dkim } = evidence;
  const found = [
    ...(spf ? [{ ...spf, by: 'SPF' }] : []),
    ...dkim.slice(0, 10).map((entry) => ({ ...entry, by: 'DKIM' })),
  ];
  if (found.length === 0) return [say('lesson_here_alignment_none', { domain })];
  return found.map(({ by, domain: proven, aligned, mode }) =>
    say(aligned ? 'lesson_here_alignment' : 'lesson_here_no_alignment', { by, proven, domain, mode }),
  );
}

function policy(which: 'none' | 'quarantine' | 'reject') {
  return (check: DmarcCheck): CardPart[] => {
    const { evidence, policyDomain } = check;
    if (check.policy === null) return [unpublished(check)];
    const values = {
      owner: policyDomain ?? evidence.domain,
      domain: evidence.domain,
      policy: check.policy,
      result: check.result,
    };
    const key = check.policy === which ? 'lesson_here_policy_this' : 'lesson_here_policy_other';
    const tag = `${evidence.policyTag ?? 'p'}=${check.policy}`;
    return [say(key, values), ...quote(evidence.record, tag)];
  };
}

function rua(check: DmarcCheck): CardPart[] {
  const { record, tags, domain } = check.evidence;
  if (record === null) return [unpublished(check)];
  const address = tags.find(({ name }) => name === 'rua')?.value;
  if (address === undefined) return [say('lesson_here_rua_none', { domain }), ...quote(record)];
  return [say('lesson_here_rua', { domain }), ...quote(address)];
}

function bimi({ bimi: found }: Inspection): CardPart[] {
  return found ? [say(found.code, found.values), ...quote(found.record)] : [say('lesson_here_bimi_none')];
}
