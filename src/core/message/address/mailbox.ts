/** One mailbox of an address list (RFC 5322 §3.4): a name and an address, or an address with its name in a comment. */
import type { MessageCode } from '../../codes/index.ts';
import type { Mailbox, Note } from '../../inspection/index.ts';
import { decodeText, displayDecoded } from '../characters/inert-text.ts';
import { hiddenKinds } from '../characters/odd-characters.ts';
import { type AddrSpec, readAddrSpec } from './addr-spec.ts';
import { type AddressText, resolvePairsIn } from './address-text.ts';
import type { CommentSpan, Token } from './scanner.ts';
import { phraseOf, textOf } from './token-text.ts';

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
    return [toMailbox(element, addressed ? name : phraseOf(source, tokens), address, true)];
  }
  const phrase = readPhrase(source, tokens.slice(0, open));
  return anglesOf(tokens).map(({ start, end }, _at, angles) => {
    const address = readAddrSpec(source, tokens.slice(start, end));
    const alone = angles.length === 1 && end === tokens.length - 1;
    const sameTwice = phrase.address !== null && phrase.address === address.address.toLowerCase();
    if (sameTwice) address.oddities.push({ code: 'message_name_unquoted', values: { name: phrase.address ?? '' } });
    return toMailbox(element, phrase.text, address, alone && (phrase.wellFormed || sameTwice));
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

function toMailbox(element: Element, rawName: string, address: AddrSpec, wellFormed: boolean): Mailbox {
  const isMailbox = wellFormed && element.intact && address.address !== '';
  return {
    name: displayDecoded(rawName),
    address: isMailbox ? address.address : '',
    localPart: address.localPart,
    domain: address.domain,
    ...(address.unicodeDomain === undefined ? {} : { unicodeDomain: address.unicodeDomain }),
    oddities: [
      ...(isMailbox ? [] : [{ code: 'message_address_malformed' as const, values: {} }]),
      ...address.oddities,
      ...(element.group === null
        ? []
        : [{ code: 'message_address_group' as const, values: { group: displayDecoded(element.group) } }]),
      ...nameOddities(rawName),
    ],
  };
}

const HIDDEN_CODES = {
  control: 'message_name_control',
  bidi: 'message_name_bidi',
  invisible: 'message_name_invisible',
} as const;

function nameOddities(rawName: string): Note<MessageCode>[] {
  const decoded = decodeText(rawName);
  const oddities: Note<MessageCode>[] = hiddenKinds(decoded).map((kind) => ({ code: HIDDEN_CODES[kind], values: {} }));
  // Some programs decode first and read addresses afterwards ("Composition Kills", A10): theirs is then another author.
  if (!rawName.includes('@') && decoded.includes('@')) {
    oddities.push({ code: 'message_name_hides_address', values: { text: displayDecoded(rawName) } });
  }
  return oddities;
}

interface Phrase {
  text: string;
  wellFormed: boolean;
  /** The whole phrase is an address without its quotes: in lower case; else null. */
  address: string | null;
}

/** display-name = phrase, with the dots of obs-phrase (§4.1) and with "[…]", which gateways put before names */
function readPhrase(source: AddressText, tokens: readonly Token[]): Phrase {
  const wellFormed = tokens.every(
    (token) => token.wellFormed && (token.kind !== 'special' || (token.special === '.' && token !== tokens[0])),
  );
  const text = phraseOf(source, tokens);
  if (wellFormed) return { text, wellFormed, address: null };
  const address = tokens.every((token) => token.kind === 'atom' || token.special === '.' || token.special === '@');
  return { text, wellFormed, address: address ? textOf(source, tokens).toLowerCase() : null };
}
