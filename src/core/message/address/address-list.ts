/**
 * Address lists: RFC 5322 §3.4 with the obsolete forms of §4.4, groups (also in From, RFC 6854), UTF-8 (RFC 6532).
 *
 * Strict about what is malformed, since two readers of a malformed From see two authors; and it recovers what it can, so that
 * everything an attacker wrote can be shown. Encoded words are text within names and letters within addresses: nothing is decoded
 * before the addresses are told apart (RFC 2047 §5).
 */
import type { Mailbox } from '../../inspection/index.ts';
import { MAX_ADDRESSES, MAX_HEADER_BYTES } from '../../limits.ts';
import { type AddressText, readAddressText } from './address-text.ts';
import { type Element, readMailboxes } from './mailbox.ts';
import { isNameWithCommas } from './phrase.ts';
import { AddressScanner, type CommentSpan, type Token } from './scanner.ts';
import { phraseOf } from './token-text.ts';

export interface AddressList {
  /** In the order of the text, malformed ones included (their `address` is ''). */
  mailboxes: Mailbox[];
  /** False when any of it does not follow the grammar, or when it was too long to be read whole. */
  wellFormed: boolean;
}

/** Words, dots and signs of one mailbox; no real one has more. */
const MAX_TOKENS = 1000;

/** Commas in a name that lacks its quotes; no firm's or family's has more. */
const MAX_NAME_COMMAS = 10;

/**
 * Reads the value of From, Sender, Reply-To, To or Cc.
 *
 * @param value one character per byte, unfolded or not; MAX_HEADER_BYTES of it are read, and MAX_ADDRESSES mailboxes
 * @param declared the charset that the message declares for its text, in lower case; '' for none
 * @returns never throws; nothing in it = no mailboxes, well formed
 */
export function parseAddressList(value: string, declared = ''): AddressList {
  const cut = value.length > MAX_HEADER_BYTES;
  const text = cut ? value.slice(0, MAX_HEADER_BYTES) : value;
  const lists = readAddressText(text, declared).map((source) => new ListReader(source).read());
  const list = lists.find((one) => one.wellFormed) ?? lists[0] ?? NOTHING;
  const wellFormed = list.wellFormed && !cut;
  if (!lists.some((one) => hidesAddress(one, list))) return { ...list, wellFormed };
  list.mailboxes[0]?.oddities.push({ code: 'message_address_two_readings', values: {} });
  return { mailboxes: list.mailboxes, wellFormed: false };
}

const NOTHING: AddressList = { mailboxes: [], wellFormed: true };

/**
 * Whether another reader, such as one that knows nothing of Japanese charsets or of encoded words, sees an address that is not in the
 * list: then it has two readings. What is malformed by one reading counts, since that reader may be lenient.
 */
function hidesAddress(other: AddressList, list: AddressList): boolean {
  const seen = new Set(list.mailboxes.map(({ localPart, domain }) => `${localPart}@${domain}`));
  return other.mailboxes.some(
    ({ localPart, domain }) => localPart !== '' && domain.includes('.') && !seen.has(`${localPart}@${domain}`),
  );
}

class ListReader {
  private readonly source: AddressText;
  private readonly scanner: AddressScanner;
  private readonly mailboxes: Mailbox[] = [];
  private wellFormed = true;
  private tokens: Token[] = [];
  private overflow = false;
  /** Only words so far, so that a ":" would begin a group. */
  private onlyWords = true;
  /** Index of the token behind the last "<" that has no ">" yet; -1 outside of angle brackets. */
  private angle = -1;
  private group: string | null = null;
  /** Commas behind words alone, which may belong to a name without quotes: where each stands, and the comments before it. */
  private commas: { at: number; comments: CommentSpan[] }[] = [];

  constructor(source: AddressText) {
    this.source = source;
    this.scanner = new AddressScanner(source);
  }

  read(): AddressList {
    for (let token = this.scanner.takeToken(); token !== null; token = this.scanner.takeToken()) {
      this.take(token);
      if (this.mailboxes.length >= MAX_ADDRESSES) return { mailboxes: this.mailboxes, wellFormed: false };
    }
    this.endElement();
    // A group ends with ";" (§3.4).
    if (this.group !== null) this.wellFormed = false;
    return { mailboxes: this.mailboxes, wellFormed: this.wellFormed && this.scanner.intact };
  }

  private take(token: Token): void {
    switch (token.special) {
      case ',':
        if (this.inRoute || this.mayBeOfName()) break;
        this.endElement();
        return;
      case ';':
        this.endElement();
        if (this.group === null) this.wellFormed = false;
        this.group = null;
        return;
      case ':':
        if (!this.beginsGroup) break;
        this.splitAtCommas();
        this.group = phraseOf(this.source, this.tokens);
        this.startElement();
        this.scanner.takeSpans();
        return;
      case '<':
        this.angle = this.tokens.length + 1;
        break;
      case '>':
        this.angle = -1;
        break;
    }
    this.onlyWords &&= token.kind !== 'special' || token.special === '.' || token.special === ',';
    if (this.tokens.length < MAX_TOKENS) this.tokens.push(token);
    else this.overflow = true;
  }

  /** A "," within "<@a,@b:c@d>" parts the route; in any other angle brackets the ">" is missing. */
  private get inRoute(): boolean {
    const first = this.tokens[this.angle];
    return this.angle >= 0 && (first === undefined || first.special === '@' || first.special === ',');
  }

  /** group = display-name ":" …: only words stand before it, and no group is within another. */
  private get beginsGroup(): boolean {
    return this.group === null && this.tokens.length > 0 && this.onlyWords;
  }

  /** "Acme, Inc. <a@b.example>" lacks its quotes, and no reader sees another address in it: then the comma is kept. */
  private mayBeOfName(): boolean {
    const { tokens, commas } = this;
    const isName = this.onlyWords && tokens.length > 0 && tokens.at(-1)?.special !== ',' && !this.overflow;
    if (!isName || commas.length === MAX_NAME_COMMAS || this.group !== null) return false;
    commas.push({ at: tokens.length, comments: this.scanner.takeSpans() });
    return true;
  }

  private endElement(): void {
    if (!isNameWithCommas(this.source, this.tokens, this.commas)) this.splitAtCommas();
    this.addElement(this.tokens, this.scanner.takeSpans());
    this.startElement();
  }

  /** Each comma parted two mailboxes after all. */
  private splitAtCommas(): void {
    let from = 0;
    for (const { at, comments } of this.commas) {
      this.addElement(this.tokens.slice(from, at), comments);
      from = at + 1;
    }
    this.tokens = this.tokens.slice(from);
    this.commas = [];
  }

  private addElement(tokens: readonly Token[], comments: readonly CommentSpan[]): void {
    const intact = this.scanner.intact && !this.overflow;
    const element: Element = { tokens, comments, intact, group: this.group };
    const read = readMailboxes(this.source, element).slice(0, MAX_ADDRESSES - this.mailboxes.length);
    this.mailboxes.push(...read);
    if (read.some(({ address }) => address === '')) this.wellFormed = false;
  }

  private startElement(): void {
    this.tokens = [];
    this.commas = [];
    this.overflow = false;
    this.onlyWords = true;
    this.angle = -1;
  }
}
