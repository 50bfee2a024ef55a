/** Comments that are no name and no address: on TLS, on authentication, on the envelope. Told apart by how they begin. */

import { trimBlanks } from '../message/fields/field-value.ts';
import { addressBehindIdent, addressInBrackets, addressInWord } from './client-address.ts';

export type Remark = 'tls' | 'authentication' | 'envelope' | 'via' | 'connection';

/**
 * The attack: a client's owner names its address "tls1.attack.example" or "envelope-from.attack.example", and the server writes
 * "(tls1.attack.example [203.0.113.9])". Taken for a remark, its address would be lost, and one in the client's greeting would count. So what
 * ends with a bracketed address is a connection.
 *
 * @param comment without its parentheses
 * @returns 'connection' for everything else: names, addresses, products
 */
export function kindOfComment(comment: string): Remark {
  const text = trimBlanks(comment).toLowerCase();
  if (isAuthentication(text)) return 'authentication';
  if (endsWithAddress(text)) return 'connection';
  if (/^(?:envelope[- ](?:from|sender)(?![-.\w])|mailfrom:)/.test(text)) return 'envelope';
  if (isTls(text)) return 'tls';
  if (/^via [^ ]+$/.test(text)) return 'via'; // WEB.DE: "by host (via HTTP)"
  return 'connection';
}

/** A name and "[192.0.2.1]" or "[192.0.2.1]:25"; not the literal of an address: "envelope-from <a@[192.0.2.1]>". */
function endsWithAddress(text: string): boolean {
  const open = text.lastIndexOf('[');
  const close = text.indexOf(']', open);
  if (open < 0 || close < 0 || text[open - 1] === '@') return false;
  return /^(?::\d{1,5})?$/.test(text.slice(close + 1)) && addressInBrackets(text.slice(open + 1, close)) !== null;
}

/**
 * "(Authenticated sender: user)", "(authenticated bits=0)", "(AUTH: LOGIN user)", "(account user HELO [x])",
 * "(account user [192.0.2.1] verified)", "(SquirrelMail authenticated user x)".
 *
 * The attack: a client calls itself, or its owner names its address, "authenticated" or "account": "(HELO authenticated)",
 * "(authenticated [203.0.113.9])", "(account [203.0.113.9])", "(auth: x@203.0.113.9)" are no logins.
 */
function isAuthentication(text: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  if ((addressInWord(last) ?? addressBehindIdent(last)) !== null && !isBeforeGreeting(text)) return false;
  if (/^account [^ []/.test(text)) return isBeforeGreeting(text) || !text.includes('[') || text.endsWith(' verified');
  if (text.includes('[')) return false;
  return /^auth: ?[^ ]/.test(text) || /^(?:squirrelmail )?authenticated(?:[ :(-]|$)/.test(text);
}

function isBeforeGreeting(text: string): boolean {
  const greeting = text.indexOf(' helo ');
  return greeting >= 0 && !text.slice(0, greeting).includes('[');
}

function isTls(text: string): boolean {
  return (
    /^using (?:tls|ssl)/.test(text) ||
    /^(?:version|cipher)=/.test(text) ||
    /^(?:tls|ssl)(?:[-v.:_]?\d|$)/.test(text) ||
    /^[^ ]{1,100} encrypted$/.test(text) ||
    text === 'google transport security' ||
    text.startsWith('no client certificate') ||
    text.startsWith('client did not present a certificate') ||
    text.startsWith('client cn ')
  );
}
