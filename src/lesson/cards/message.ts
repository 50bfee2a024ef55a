/** What a message is made of, and where it is written down who wrote which part (RFC 5322, RFC 5321). */
import type { Inspection, Mailbox } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { borderHop, fieldOf, leadingSignature, NO_ROUTE, quoteField, quoteHop, receivedFields } from '../facts.ts';

export const MESSAGE: Record<(typeof CARD_GROUPS)['message'][number], Card> = {
  envelope: { rfcs: ['RFC 5321 §2.3.1'], see: ['return_path', 'from', 'to', 'spf'], here: envelope },
  header: { rfcs: ['RFC 5322 §2.2'], see: ['body', 'received', 'from', 'subject', 'signature'], here: header },
  body: { rfcs: ['RFC 5322 §2.3'], see: ['header', 'signature', 'dkim'], here: body },
  from: { rfcs: ['RFC 5322 §3.6.2'], see: ['spoofing', 'dmarc', 'alignment', 'envelope'], here: from },
  spoofing: { rfcs: ['RFC 4686'], see: ['from', 'trust_line', 'dmarc', 'auth_results'], here: spoofing },
  to: { rfcs: ['RFC 5322 §3.6.3'], see: ['envelope', 'from', 'header'], here: to },
  subject: { rfcs: ['RFC 5322 §3.6.5'], see: ['mailing_list', 'signature', 'header'], here: subject },
  return_path: { rfcs: ['RFC 5321 §4.4'], see: ['envelope', 'spf', 'from'], here: returnPath },
  received: {
    rfcs: ['RFC 5321 §4.4', 'RFC 5322 §3.6.7'],
    see: ['trust_line', 'hop', 'protocol', 'header'],
    here: received,
  },
  trust_line: { rfcs: ['RFC 8601 §1.2'], see: ['received', 'auth_results', 'mx', 'header'], here: trustLine },
  auth_results: { rfcs: ['RFC 8601'], see: ['trust_line', 'spf', 'dkim', 'dmarc'], here: authResults },
};

function envelope(inspection: Inspection): CardPart[] {
  const { route, message } = inspection;
  const sender = route.mailFrom?.address ?? message.returnPath?.address ?? null;
  const author = message.author?.address ?? null;
  if (sender === null) return [say('lesson_here_envelope_unknown')];
  const values = { sender: sender === '' ? '<>' : sender, author: author ?? '?' };
  if (author === null) return [say('lesson_here_envelope_sender', values)];
  return [say(author === sender ? 'lesson_here_envelope_same' : 'lesson_here_envelope_other', values)];
}

function header({ fields, source }: Inspection): CardPart[] {
  const own = fields.filter(({ trust }) => trust === 'recorded').length;
  return [say('lesson_here_header', { count: fields.length, recorded: own, bytes: source.headerBytes })];
}

function body(inspection: Inspection): CardPart[] {
  const { source } = inspection;
  if (source.fidelity === 'headers') return [say('lesson_here_body_absent')];
  const size = say('lesson_here_body', { bytes: source.bodyBytes });
  const check = leadingSignature(inspection);
  if (!check || check.body.result === 'none') return [size];
  const key = check.body.result === 'pass' ? 'lesson_here_body_intact' : 'lesson_here_body_changed';
  return [size, say(key, { domain: check.evidence.domain })];
}

function from(inspection: Inspection): CardPart[] {
  const { author, from: found } = inspection.message;
  const told = author
    ? say('lesson_here_from', { address: author.address, domain: author.domain })
    : say('lesson_here_no_author');
  return [told, ...found.slice(0, 3).flatMap(({ fieldIndex }) => quoteField(inspection.fields[fieldIndex]))];
}

/** Whose name the message bears, and whether that is proven. */
function spoofing(inspection: Inspection): CardPart[] {
  const { code, values } = inspection.verdict.headline;
  return [...from(inspection).slice(0, 1), say(code, values)];
}

function to(inspection: Inspection): CardPart[] {
  const list = [...inspection.message.to, ...inspection.message.cc].map(addressOf);
  if (list.length === 0) return [say('lesson_here_to_none')];
  const delivered = inspection.route.hops.find((hop) => hop.for !== null)?.for;
  const envelopeTo = delivered ? [say('lesson_here_to_envelope', { address: delivered })] : [];
  return [say('lesson_here_to', { count: list.length, addresses: names(list) }), ...envelopeTo];
}

function addressOf({ address, name }: Mailbox): string {
  return address === '' ? name : address;
}

function subject(inspection: Inspection): CardPart[] {
  const text = inspection.message.subject;
  const told: CardPart[] = text === '' ? [say('lesson_here_subject_none')] : quote(text);
  const check = leadingSignature(inspection);
  if (!check) return [...told, say('lesson_here_subject_no_signature')];
  const isSigned = check.evidence.signedFields.some((name) => name.toLowerCase() === 'subject');
  const key = isSigned ? 'lesson_here_subject_signed' : 'lesson_here_subject_unsigned';
  return [...told, say(key, { domain: check.evidence.domain })];
}

function returnPath(inspection: Inspection): CardPart[] {
  const found = inspection.message.returnPath;
  if (!found) return [say('lesson_here_return_path_none')];
  const told =
    found.address === ''
      ? say('lesson_here_return_path_empty')
      : say('lesson_here_return_path', { address: found.address });
  const whose = say(found.trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed');
  return [told, whose, ...quoteField(fieldOf(inspection, 'return-path'))];
}

function received(inspection: Inspection): CardPart[] {
  const { hops } = inspection.route;
  if (hops.length === 0) return NO_ROUTE;
  return [receivedFields(inspection), ...quoteHop(inspection, borderHop(inspection) ?? hops[0])];
}

function trustLine(inspection: Inspection): CardPart[] {
  const { reason } = inspection.route;
  return [{ kind: 'say', key: reason.code, values: reason.values }, ...quoteHop(inspection, borderHop(inspection))];
}

/** Each of them, with whether it counts. */
function authResults({ recorded, fields }: Inspection): CardPart[] {
  const found = recorded.fields.filter(({ name }) => name.toLowerCase() === 'authentication-results').slice(0, 3);
  if (found.length === 0) return [say('lesson_here_auth_results_none')];
  return found.flatMap(({ reason, fieldIndex }) => [
    say(reason.code, reason.values),
    ...quoteField(fields[fieldIndex]),
  ]);
}
