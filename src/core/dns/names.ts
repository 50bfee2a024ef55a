/**
 * Domain names as the DNS may be asked for them, and as people read them (RFC 1035 §2.3, RFC 5890; UTS 46 as browsers
 * map names). Underscore labels are names too: "_dmarc", "s1._domainkey" (RFC 8552).
 */
import { isSevenBit } from '../bytes/ascii.ts';
import { decodePunycode } from './punycode.ts';

/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
const MAX_NAME = 253;
/** UTS 46 maps some characters to nothing, so a name in Unicode may be longer than its A-labels; but not endlessly. */
const MAX_UNICODE_NAME = 1000;

/**
 * Whether the DNS may be asked for this name: only letters, digits, hyphen, underscore and dot, labels of 1–63
 * characters, 253 in all; a final dot is allowed.
 *
 * Selectors and domains come out of hostile mail: "selector._domainkey.evil.example\0.any" or "bank.example(.evil.example" make
 * resolvers and mail filters disagree about which name was meant ("Composition Kills", A3–A5), so such names are never asked for.
 */
export function isQueryName(name: string): boolean {
  return withoutFinalDot(name).length <= MAX_NAME && LABELS.test(name);
}

const LABELS = /^[\w-]{1,63}(?:\.[\w-]{1,63})*\.?$/;

/**
 * Whether a name is another one or lies below it, on a boundary of labels: "notexample.com" is not under "example.com". Who may speak for
 * whom rests on this one place.
 *
 * @param domain in A-labels, lower case, without final dot
 * @param parent in the same form; nothing is under ''
 */
export function isAtOrUnder(domain: string, parent: string): boolean {
  return parent !== '' && (domain === parent || domain.endsWith(`.${parent}`));
}

/**
 * A domain in A-labels: the only form in which names are compared and asked for.
 *
 * @param domain in Unicode or in A-labels, with or without final dot (not one character per byte: decode UTF-8 first)
 * @returns lower case, without final dot; null when it cannot be a domain name. An A-label that is no valid Punycode stays as it is:
 *   it can be asked for, only not shown otherwise
 */
export function toALabels(domain: string): string | null {
  if (domain.length > MAX_UNICODE_NAME) return null;
  // UTS 46 §4: the ideographic, fullwidth and halfwidth full stops part labels like U+002E.
  const labels = domain.replace(/[\u3002\uff0e\uff61]/g, '.').split('.');
  if (labels.length > 1 && labels.at(-1) === '') labels.pop();
  const converted: string[] = [];
  for (const label of labels) {
    const ascii = isSevenBit(label) ? label.toLowerCase() : labelToAscii(label);
    if (ascii === null) return null;
    converted.push(ascii);
  }
  const name = converted.join('.');
  return isQueryName(name) && !name.endsWith('.') ? name : null;
}

/**
 * A domain as people read it. For display only: what is shown may look like another name.
 *
 * @param domain in A-labels
 * @returns in U-labels, where an A-label stands for exactly one valid U-label (RFC 5890 §2.3.2.1); others stay as they are
 */
export function toULabels(domain: string): string {
  return domain.split('.').map(labelToUnicode).join('.');
}

/** The final dot stands for the root; programs write it or not. */
export function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/**
 * One label at a time, before a fixed letter label: `URL` takes a name whose last label is a number for an IPv4 address
 * ("１２７.1" → 127.0.0.1), and applies the Bidi rule to all labels, which "_dmarc" can never follow (RFC 5893 §2).
 */
function labelToAscii(label: string): string | null {
  // What means something to URL's parser must not reach it: '%', '@', ':', '/', '\', '?', '#', '[', TAB, LF, …
  if (/[^\w\u0080-\uffff-]/.test(label)) return null;
  try {
    return new URL(`http://${label}.a/`).hostname.slice(0, -2);
  } catch {
    return null;
  }
}

function labelToUnicode(label: string): string {
  if (!/^xn--/i.test(label)) return label;
  const unicode = decodePunycode(label.slice(4).toLowerCase());
  // An A-label that does not come back as itself hides something ("xn--" before plain ASCII, dots, unmapped characters).
  return unicode !== null && !isSevenBit(unicode) && labelToAscii(unicode) === label.toLowerCase() ? unicode : label;
}
