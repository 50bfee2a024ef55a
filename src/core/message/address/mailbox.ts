/** One mailbox of an address list (RFC 5322 §3.4): a name and an address, or an address with its name in a comment. */
import type { MessageCode } from '../../codes/index.ts';
import type { HiddenEffect, Mailbox, Note } from '../../inspection/index.ts';
import { hiddenIn } from '../characters/hidden-facts.ts';
import { decodeText, displayDecoded, displayUnicode } from '../characters/inert-text.ts';
import { withoutHidden } from '../characters/visible.ts';
import { type AddrSpec, readAddrSpec } from './addr-spec.ts';
import { type AddressText, resolvePairsIn } from './address-text.ts';
import { readPhrase } from './phrase.ts';
import type { CommentSpan, Token } from './scanner.ts';
import { phraseOf } from './token-text.ts';

/** What stands between two commas. */
export interface Element {
  tokens: readonly Token[];
  comments: readonly CommentSpan[];
  /** False when its comments do not end, or when it has more tokens than were kept. */
  intact: boolean;
  /** The group in which it stands, as written; null outside of groups. */
  group: string | null;
}

/**
 * Reads the mailboxes of one element: one, or as many as there are angle brackets when somebody wrote several without a comma.
 *
 * @returns none for an element that is empty (RFC 5322 §4.4 lets lists have them)
 */
export function readMailboxes(source: AddressText, element: Element): Mailbox[] {
  const { tokens } = element;
  if (tokens.length === 0) return [];
  const open = tokens.findIndex((token) => token.special === '<');
  if (open < 0) {
    const address = readAddrSpec(source, tokens);
    // Before RFC 822 had angle brackets the name stood in a comment: "alice@sender.example (Alice)".
    const comment = element.comments.at(-1);
    const name = comment ? resolvePairsIn(source, comment.start, comment.end) : '';
    // Without "@" it is a name that lacks its address.
    const addressed = tokens.some((token) => token.special === '@');
    return [toMailbox(source, element, addressed ? name : phraseOf(source, tokens), address, true)];
  }
  const phrase = readPhrase(source, tokens.slice(0, open));
  return anglesOf(tokens).map(({ start, end }) => {
    const address = readAddrSpec(source, tokens.slice(start, end));
    // "Service"<>63493<a@b.example>: a program that stops at the first ">" sees no address, another one sees a name in "63493".
    const alone = start === open + 1 && end === tokens.length - 1;
    const sameTwice = address.address !== '' && phrase.address === address.address.toLowerCase();
    if (sameTwice || phrase.lacksQuotes) {
      address.oddities.push({
        code: 'message_name_unquoted',
        values: { name: displayUnicode(phrase.text, phrase.text) },
      });
    }
    return toMailbox(source, element, phrase.text, address, alone && (phrase.wellFormed || sameTwice));
  });
}

/** What stands between "<" and ">", or up to the next "<" or the end; of several, the empty ones left out ("<<a@b>>"). */
function anglesOf(tokens: readonly Token[]): { start: number; end: number }[] {
  const angles: { start: number; end: number }[] = [];
  let open = -1;
  const close = (at: number) => {
    if (open >= 0) angles.push({ start: open + 1, end: at });
    open = -1;
  };
  tokens.forEach(({ special }, at) => {
    if (special === '<' || special === '>') close(at);
    if (special === '<') open = at;
  });
  close(tokens.length);
  const filled = angles.filter(({ start, end }) => end > start);
  return filled.length > 0 ? filled : angles.slice(0, 1);
}

function toMailbox(
  source: AddressText,
  element: Element,
  rawName: string,
  address: AddrSpec,
  wellFormed: boolean,
): Mailbox {
  const isMailbox = wellFormed && element.intact && address.address !== '';
  const decoded = decode(source, rawName);
  const name = displayUnicode(decoded, rawName);
  // Mostly nothing is hidden: then it is the same text.
  const seenName = name === decoded ? name : seen(decoded, rawName);
  const inName = name === decoded ? [] : hiddenIn(decoded);
  const alsoNamed = otherNames(source, element, rawName).filter((text) => text !== seenName);
  const hidden = address.hiddenText === '' ? inName : hiddenIn(`${decoded} ${address.hiddenText}`);
  return {
    name,
    ...(seenName === name ? {} : { seenName }),
    ...(decoded.length === name.length ? {} : { nameLength: decoded.length }),
    ...(alsoNamed.length === 0 ? {} : { alsoNamed: [...new Set(alsoNamed)] }),
    ...(hidden.length === 0 ? {} : { hidden }),
    address: isMailbox ? address.address : '',
    localPart: address.localPart,
    domain: address.domain,
    ...(address.unicodeDomain === undefined ? {} : { unicodeDomain: address.unicodeDomain }),
    oddities: [
      ...(isMailbox ? [] : [{ code: 'message_address_malformed' as const, values: {} }]),
      ...address.oddities,
      ...(element.group === null
        ? []
        : [
            {
              code: 'message_address_group' as const,
              values: { group: displayDecoded(element.group, source.declared) },
            },
          ]),
      ...inName.flatMap(({ effect }) => HIDDEN_NOTES[effect] ?? []),
      ...hiddenAddress(rawName, decoded),
    ],
  };
}

function decode({ declared }: AddressText, raw: string): string {
  return decodeText(raw, { declared });
}

const HIDDEN_NOTES: Partial<Record<HiddenEffect, Note<MessageCode>>> = {
  turns: { code: 'message_name_bidi', values: {} },
  cuts: { code: 'message_name_control', values: {} },
  unseen: { code: 'message_name_invisible', values: {} },
};

/** Some programs decode first and read addresses afterwards ("Composition Kills", A10): theirs is then another author. */
function hiddenAddress(rawName: string, decoded: string): Note<MessageCode>[] {
  if (rawName.includes('@') || !decoded.includes('@')) return [];
  return [{ code: 'message_name_hides_address', values: { text: displayUnicode(decoded, rawName) } }];
}

/** Of comments; one or two is what honest mail has. */
const MAX_COMMENTS = 3;

/**
 * What a program shows where the name is empty, or beside it (a comment, the name of the group), and what an old program makes of it. The
 * attack: the brand stands there, where a filter that reads by the grammar sees no name.
 */
function otherNames(source: AddressText, { comments, group }: Element, rawName: string): string[] {
  const beside = comments.slice(-MAX_COMMENTS).map(({ start, end }) => resolvePairsIn(source, start, end));
  if (group !== null) beside.push(group);
  const inUtf7 = [rawName, ...beside].filter((text) => text.toLowerCase().includes('utf-7'));
  return [
    ...beside.map((text) => seen(decode(source, text), text)),
    ...inUtf7.map((text) => seen(decodeText(text, { declared: source.declared, readUtf7: true }), text)),
  ].filter((text) => text !== '');
}

function seen(decoded: string, raw: string): string {
  return displayUnicode(withoutHidden(decoded), raw).trim();
}
