/** Comments that are no name and no address: on TLS, on authentication, on the envelope. Told apart by how they begin. */

import { trimBlanks } from '../message/fields/field-value.ts';
import { addressBehindAt, addressInBrackets, addressInWord } from './client-address.ts';
import { quotedLocalParts } from './quoted-path.ts';

export type Remark = 'tls' | 'authentication' | 'envelope' | 'via' | 'connection';

/**
 * The attack: a client's owner names its address "tls1.attack.example" or "envelope-from.attack.example", and the server writes
 * "(tls1.attack.example [203.0.113.9])". Taken for a remark, its address would be lost, and one in the client's greeting would count. So what
 * holds a bracketed address is a connection, and a version of TLS is a whole word and no host name.
 *
 * @param comment without its parentheses
 * @returns 'connection' for everything else: names, addresses, products
 */
export function kindOfComment(comment: string): Remark {
  const text = trimBlanks(comment).toLowerCase();
  if (isAuthentication(text)) return 'authentication';
  if (holdsAddress(text) || isIdentity(text)) return 'connection';
  if (/^(?:envelope[- ](?:from|sender)(?![-.\w])|mailfrom:)/.test(text)) return 'envelope';
  if (isTls(text)) return 'tls';
  if (/^via [^ ]+$/.test(text)) return 'via'; // WEB.DE: "by host (via HTTP)"
  return 'connection';
}

/** qmail puts what the client's host says of it before the address, "mailfrom:x@192.0.2.1" and "version=TLSv1.3@192.0.2.1" too. */
function isIdentity(text: string): boolean {
  return text.includes('@') && !text.includes(' ') && addressBehindAt(text) !== null;
}

/**
 * "[192.0.2.1]" anywhere, whatever follows ("(may be forged)"); not the domain of a mailbox, "envelope-from <a@[192.0.2.1]>", nor within its quoted
 * local part.
 */
function holdsAddress(text: string): boolean {
  const quoted = text.includes('"') ? quotedLocalParts(text) : [];
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    // Longer than any address: a comment of nothing but brackets must not cost its square.
    const inside = text.slice(open + 1, open + MAX_LITERAL);
    const close = inside.indexOf(']');
    const isOfMailbox = text[open - 1] === '@' || quoted.some(({ start, end }) => start < open && open < end);
    if (close > 0 && !isOfMailbox && addressInBrackets(inside.slice(0, close)) !== null) return true;
  }
  return false;
}

const MAX_LITERAL = 64;

/**
 * "(Authenticated sender: user)", "(authenticated bits=0)", "(AUTH: LOGIN user)", "(account user HELO [x])",
 * "(account user [192.0.2.1] verified)", "(SquirrelMail authenticated user x)", "(smtp-auth username x, mechanism y)".
 *
 * The attack: a client calls itself, or its owner names its address, "authenticated" or "account": "(HELO authenticated)",
 * "(authenticated [203.0.113.9])", "(account [203.0.113.9])", "(auth: x@203.0.113.9)" are no logins.
 */
function isAuthentication(text: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  if ((addressInWord(last) ?? (last.includes('@') ? addressBehindAt(last) : null)) !== null && !isBeforeGreeting(text))
    return false;
  if (/^account [^ []/.test(text)) return isBeforeGreeting(text) || !text.includes('[') || text.endsWith(' verified');
  if (text.includes('[')) return false;
  return /^(?:auth:|smtp-auth username) ?[^ ]/.test(text) || /^(?:squirrelmail )?authenticated(?:[ :(-]|$)/.test(text);
}

function isBeforeGreeting(text: string): boolean {
  const greeting = text.indexOf(' helo ');
  return greeting >= 0 && !text.slice(0, greeting).includes('[');
}

/** "TLSv1.3", "TLS1_2", "SSLv3:RC4…", "TLS"; behind a dot stand digits: "tls1.attack.example 203.0.113.9" begins with a host. */
function isTlsVersion(text: string): boolean {
  const word = /^(?:tls|ssl)(?:[-v.:_]?\d[^ ]{0,100}|$)/.exec(text)?.[0];
  return word !== undefined && !/\.[a-z]/.test(word);
}

function isTls(text: string): boolean {
  return (
    /^(?:using |tls: )(?:tls|ssl)/.test(text) ||
    /^(?:version|cipher)=/.test(text) ||
    isTlsVersion(text) ||
    /^[^ ]{1,100} encrypted$/.test(text) ||
    text === 'google transport security' ||
    text.startsWith('no client certificate') ||
    /^client (?:did not present a certificate|rpk )/.test(text)
  );
}
