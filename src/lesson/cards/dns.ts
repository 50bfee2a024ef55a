/** Addresses, and the DNS, in which domains publish what receivers check mail against (RFC 1034, RFC 1035). */
import type { DnsQuestion, Inspection } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { borderHop, serverName } from '../facts.ts';
import { block } from './port25.ts';
import { meaningOf, termsOf } from './spf.ts';
import { mx } from './way.ts';

export const DNS: Record<(typeof CARD_GROUPS)['dns'][number], Card> = {
  ip_address: {
    rfcs: ['RFC 791', 'RFC 4632', 'RFC 4291'],
    see: ['ip', 'reverse_name', 'dynamic', 'port'],
    here: address,
  },
  reverse_name: {
    rfcs: ['RFC 1035 §3.5', 'RFC 8601 §3'],
    see: ['ip_address', 'greeting', 'dynamic', 'dns'],
    here: reverseName,
  },
  dynamic: {
    rfcs: ['RFC 2131', 'RFC 5068'],
    see: ['ip25b', 'op25b', 'ip_address', 'reverse_name'],
    here: (inspection) => block(inspection, 'ip25b'),
  },
  dns: { rfcs: ['RFC 1034', 'RFC 8484'], see: ['resolver', 'txt', 'ttl', 'dnssec', 'spf'], here: dns },
  resolver: {
    rfcs: ['RFC 1034 §5', 'RFC 8484'],
    see: ['dns', 'ttl', 'dnssec'],
    here: (inspection) => dns(inspection).slice(0, 4),
  },
  txt: { rfcs: ['RFC 1035 §3.3.14'], see: ['spf', 'dkim_record', 'dmarc', 'ttl'], here: txt },
  ttl: { rfcs: ['RFC 2181 §8', 'RFC 1035 §3.2.1'], see: ['txt', 'dns', 'selector'], here: ttl },
  dnssec: { rfcs: ['RFC 4033', 'RFC 6840 §5.8'], see: ['resolver', 'pki', 'dns', 'dkim_record'], here: dnssec },
};

/** The address that the border saw, and what the blocks of the SPF records stand for. */
function address(inspection: Inspection): CardPart[] {
  const blocks = inspection.spf ? termsOf(inspection.spf).flatMap(({ term }) => meaningOf(term)) : [];
  return [...mx(inspection).slice(0, 1), ...blocks.slice(0, 4)];
}

function reverseName(inspection: Inspection): CardPart[] {
  const hop = borderHop(inspection);
  if (!hop?.reverseName) return mx(inspection);
  return [say('lesson_here_reverse_name', { by: serverName(hop), name: hop.reverseName, ip: hop.ip ?? '?' })];
}

const NONE: CardPart[] = [say('lesson_here_dns_none')];

/** What was asked about this message, and not beside it. */
function asked(inspection: Inspection): DnsQuestion[] {
  return inspection.dns.filter(({ purpose }) => purpose !== 'other');
}

function dns(inspection: Inspection): CardPart[] {
  const questions = asked(inspection);
  if (questions.length === 0) return NONE;
  const list = questions.slice(0, 8).flatMap(({ type, name }) => quote(`${type} ${name}`));
  return [say('lesson_here_dns', { count: questions.length }), ...list];
}

function txt(inspection: Inspection): CardPart[] {
  const found = asked(inspection).filter(({ type, answers }) => type === 'TXT' && answers.length > 0);
  if (found.length === 0) return NONE;
  const list = found.slice(0, 4).flatMap(({ name, answers }) => quote(`${name}  ${answers[0] ?? ''}`, name));
  return [say('lesson_here_txt', { count: found.length }), ...list];
}

function ttl(inspection: Inspection): CardPart[] {
  const found = asked(inspection).filter(({ status }) => status === 'ok');
  if (found.length === 0) return NONE;
  return found.slice(0, 4).map(({ name, ttl: seconds }) => say('lesson_here_ttl', { name, seconds }));
}

function dnssec(inspection: Inspection): CardPart[] {
  const questions = asked(inspection);
  if (questions.length === 0) return NONE;
  const secure = questions.filter((question) => question.secure).map(({ name }) => name);
  const values = { secure: secure.length, all: questions.length };
  if (secure.length === 0) return [say('lesson_here_dnssec_none', values)];
  return [say('lesson_here_dnssec', values), ...quote(names(secure))];
}
