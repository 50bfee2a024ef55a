/** Return-Path (RFC 5322 §3.6.7, RFC 5321 §4.4): the MAIL FROM address, as the delivering server wrote it, or as anybody did. */

import { toALabels } from '../../dns/names.ts';
import type { MessageFacts } from '../../inspection/index.ts';
import { MAX_HEADER_BYTES } from '../../limits.ts';
import { parseAddressList } from '../address/address-list.ts';
import { displayText } from '../characters/inert-text.ts';
import type { Message } from '../message.ts';
import { fieldValue, trimBlanks } from './field-value.ts';

export interface ReversePath {
  /** The address; '' for "<>"; when malformed the text itself, only to be shown. */
  address: string;
  localPart: string;
  /** In A-labels; '' for "<>" and when malformed: SPF must then not be asked about any domain. */
  domain: string;
  wellFormed: boolean;
}

/**
 * Reads a reverse-path: "<>", "<bounce@sender.example>", or the address without its brackets.
 *
 * Strict: "<(any@legit.example>" and "<any@legit.example(a.attack.example>" make servers disagree about the domain
 * ("Composition Kills", A2 and A5), and neither is the empty path. But see `withoutQuotes`.
 *
 * @param value one character per byte
 */
export function parseReversePath(value: string): ReversePath {
  if (/^[ \t\r\n]*<[ \t\r\n]*>[ \t\r\n]*$/.test(value.slice(0, 100))) {
    return { address: '', localPart: '', domain: '', wellFormed: true };
  }
  const { mailboxes, wellFormed } = parseAddressList(value);
  const [mailbox] = mailboxes;
  if (!wellFormed || mailboxes.length !== 1 || mailbox === undefined || mailbox.name !== '') {
    return withoutQuotes(value) ?? { address: displayText(value), localPart: '', domain: '', wellFormed: false };
  }
  const { address, localPart, domain } = mailbox;
  return { address, localPart, domain, wellFormed: true };
}

/**
 * "a:b@sender.example": some servers write a local part without the quotation marks that it needs (RFC 5321 §4.1.2). SPF asks for the domain alone
 * (RFC 7208 §4.3), and where nothing can begin or end a comment, a string, a path or another address, every reader finds the same one.
 */
function withoutQuotes(value: string): ReversePath | null {
  const path = trimBlanks(value);
  const text = path.startsWith('<') && path.endsWith('>') ? path.slice(1, -1) : path;
  const [localPart = '', domain = '', more] = text.split('@', 3);
  const isPlain = /^[ -~]+$/.test(localPart) && !/[()<>"\\]|=\?/.test(localPart);
  if (!isPlain || more !== undefined || toALabels(domain) !== domain.toLowerCase()) return null;
  return { address: text, localPart, domain: domain.toLowerCase(), wellFormed: true };
}

/** Where the receiver writes its Return-Path, and whether the trust line lets anything of it be believed. */
export interface ReturnPathPlace {
  /** Which of several is the receiver's own. */
  returnPath: 'top' | 'bottom';
  /** Index of the border hop's Received field; null = unknown. */
  borderFieldIndex: number | null;
  /** The receiver is known, and not only inferred. */
  trusted: boolean;
}

/**
 * @returns the Return-Path at the receiver's place, `recorded` when the receiver wrote it: above its border at the top, or as the last one of
 *   the header (Exchange). Without it the topmost one, which is only claimed; null when there is none
 */
export function findReturnPath(message: Message, place: ReturnPathPlace): MessageFacts['returnPath'] {
  const fields = message.byName.get('return-path') ?? [];
  const { borderFieldIndex: border, trusted } = place;
  const placed = place.returnPath === 'bottom' ? fields.at(-1) : fields[0];
  const recorded =
    trusted &&
    border !== null &&
    placed !== undefined &&
    (place.returnPath === 'bottom' ? placed.index > border : placed.index < border);
  const field = recorded ? placed : fields[0];
  if (field === undefined) return null;
  const path = parseReversePath(fieldValue(message, field, MAX_HEADER_BYTES));
  return {
    address: path.address,
    trust: recorded ? 'recorded' : 'claimed',
    fieldIndex: field.index,
    ...(path.wellFormed ? {} : { malformed: true }),
  };
}
