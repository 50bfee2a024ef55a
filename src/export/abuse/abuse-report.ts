/** An abuse report (RFC 5965) as a mail that a person can send: three parts, for people, for programs, and what it is about. */
import type { Inspection } from '../../core/index.ts';
import { visible } from '../../core/message/characters/visible.ts';
import type { Language } from '../../text/translate.ts';
import { translate } from '../../text/translate.ts';
import { fieldLine } from '../header-lines.ts';
import { exportHeaders } from '../headers.ts';
import { exportText } from '../text.ts';
import { type FeedbackType, feedbackReport } from './feedback-report.ts';
import { base64Lines, encodedText, mailDate } from './mail-text.ts';

export interface AbuseReport {
  type: FeedbackType;
  /** Where it goes and who sends it, only as a person typed it; [] = left to the mail program that opens the file. */
  to: readonly string[];
  from: readonly string[];
  /** The message itself; null = only its header goes along, as the inspection has it. */
  source: Uint8Array | null;
  now: Date;
  /** Of the program. */
  version: string;
}

/** @returns the report as a file; of a blanked inspection it has no source */
export function exportAbuseReport(inspection: Inspection, report: AbuseReport, language: Language): Uint8Array {
  const source = inspection.blanked ? null : report.source;
  const original = source ? inCrlf(source) : new TextEncoder().encode(exportHeaders(inspection));
  const boundary = `waybill-${inspection.source.sha256}`;
  const coding = fieldLine('Content-Transfer-Encoding', encodingOf(original));
  const about = source ? 'message/rfc822' : 'text/rfc822-headers; charset=utf-8';
  const words = `${translate('export_abuse', {}, language)}\r\n\r\n${exportText(inspection, language).replaceAll('\n', '\r\n')}`;
  const parts = [
    headOf(inspection, report, boundary, coding),
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(words)}`,
    `Content-Type: message/feedback-report\r\n\r\n${feedbackReport(inspection, report.type, report.version)}`,
    `Content-Type: ${about}\r\n${coding}\r\n`,
  ];
  const before = new TextEncoder().encode(parts.join(`\r\n--${boundary}\r\n`));
  const after = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  const file = new Uint8Array(before.length + original.length + after.length);
  file.set(before);
  file.set(original, before.length);
  file.set(after, before.length + original.length);
  return file;
}

/** @param coding of the part that has the most: the whole cannot be sent as less (RFC 2045 §6.4) */
function headOf({ message }: Inspection, { from, to, now }: AbuseReport, boundary: string, coding: string): string {
  return [
    // Mail programs then open the file as one that is to be sent.
    fieldLine('X-Unsent', '1'),
    from.length > 0 ? fieldLine('From', from.join(', ')) : '',
    to.length > 0 ? fieldLine('To', to.join(', ')) : '',
    // RFC 5965 §2: the subject of the message that it is about.
    fieldLine('Subject', encodedText(visible(message.subject))),
    fieldLine('Date', mailDate(now)),
    fieldLine('MIME-Version', '1.0'),
    coding,
    `Content-Type: multipart/report; report-type=feedback-report;\r\n boundary="${boundary}"\r\n`,
  ].join('');
}

const CR = 0x0d;
const LF = 0x0a;

/** A file of a system that ends lines with LF alone: in a mail they end with CRLF (RFC 5322 §2.3). Others stay byte for byte. */
function inCrlf(source: Uint8Array): Uint8Array {
  if (source.includes(CR) || !source.includes(LF)) return source;
  let ends = 0;
  for (const byte of source) if (byte === LF) ends++;
  const out = new Uint8Array(source.length + ends);
  let at = 0;
  for (const byte of source) {
    if (byte === LF) out[at++] = CR;
    out[at++] = byte;
  }
  return out;
}

/** RFC 2045 §2.7–2.9 */
function encodingOf(bytes: Uint8Array): '7bit' | '8bit' | 'binary' {
  let isPlain = true;
  let length = 0;
  let before = 0;
  for (const byte of bytes) {
    if (byte > 0x7f) isPlain = false;
    // A NUL, a CR or an LF by itself, a line of more than 998 bytes.
    if (byte === LF) length = 0;
    else if (byte !== CR) length++;
    if (byte === 0 || (byte === LF) !== (before === CR) || length > 998) return 'binary';
    before = byte;
  }
  if (before === CR) return 'binary';
  return isPlain ? '7bit' : '8bit';
}
