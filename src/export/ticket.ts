/** A report for a ticket: short, without a name that could be clicked, and without the people to whom the mail was sent. */
import type { Inspection } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import { sentenceFor } from '../text/told-values.ts';
import type { Language, TextKey } from '../text/translate.ts';
import type { Block } from './blocks.ts';
import { defang } from './defang.ts';
import { buildDocument } from './document.ts';

/** What a ticket needs of a whole report. */
const SECTIONS: readonly TextKey[] = [
  'export_section_message',
  'export_section_findings',
  'export_section_checks',
  'export_section_source',
];

/**
 * @returns plain text: verdict, reasons, checks and hashes; each recipient is the same "recipient 1" wherever the address stands, in
 *   whatever case, and has no name
 */
export function exportTicket(inspection: Inspection, language: Language): string {
  const recipients = recipientsOf(inspection, language);
  const report = buildDocument(withUnnamed(inspection, recipients), language);
  const lines = [report.headline, report.reason, report.advice];
  for (const { title, blocks } of report.sections.filter(({ key }) => SECTIONS.includes(key)))
    lines.push('', title, ...blocks.map(line));
  lines.push('', report.footer);
  return `${defang(withoutRecipients(lines.map(visible).join('\n'), recipients))}\n`;
}

function line(block: Block): string {
  return block.kind === 'row' ? `- ${block.label === '' ? '' : `${block.label}: `}${block.value}` : `- ${block.text}`;
}

/** What is said in place of each address, which is in small letters. */
type Recipients = ReadonlyMap<string, string>;

function recipientsOf({ message }: Inspection, language: Language): Recipients {
  const addresses = new Set([...message.to, ...message.cc].map(({ address }) => small(address)));
  return new Map(
    [...addresses].map((address, index) => [address, sentenceFor('export_recipient', { number: index + 1 }, language)]),
  );
}

function withUnnamed(inspection: Inspection, recipients: Recipients): Inspection {
  const { message } = inspection;
  const to = message.to.map((box) => ({ ...box, name: '', address: recipients.get(small(box.address)) ?? '' }));
  return { ...inspection, message: { ...message, to } };
}

/** As it is, and as a bounce address or a link holds it ("bounce+bob=reader.example@list.example"). */
const AT_SIGNS = ['@', '=', '%40'];

function withoutRecipients(text: string, recipients: Recipients): string {
  let out = text;
  for (const [address, words] of recipients) {
    const shown = small(visible(address));
    const at = shown.lastIndexOf('@');
    if (at <= 0 || at + 1 === shown.length) continue;
    for (const sign of AT_SIGNS) out = replaceWhole(out, shown.slice(0, at) + sign + shown.slice(at + 1), words, sign);
  }
  return out;
}

/**
 * Whatever its case: local parts are compared so by nearly every server. The attack: a mail "To: m@forger.example", so that of its author
 * "spam@forger.example" nothing would be left to read; so only a whole address is replaced.
 */
function replaceWhole(text: string, what: string, by: string, sign: string): string {
  const lower = small(text);
  const before = sign === '@' ? /[\p{Letter}\p{Number}._+-]/u : /[\p{Letter}\p{Number}]/u;
  let out = '';
  let from = 0;
  for (let at = lower.indexOf(what); at >= 0; at = lower.indexOf(what, at + what.length)) {
    const end = at + what.length;
    if (
      before.test(lower.charAt(at - 1)) ||
      /^(?:[\p{Letter}\p{Number}_-]|\.[\p{Letter}\p{Number}])/u.test(lower.slice(end, end + 2))
    )
      continue;
    out += text.slice(from, at) + by;
    from = end;
  }
  return out + text.slice(from);
}

/** In small letters, each character in its place: some change their length with their case ("İ"). */
function small(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  }).join('');
}
