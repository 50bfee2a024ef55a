/** Comments that are no name and no address: on TLS, on authentication, on the envelope. Told apart by how they begin. */

import { trimBlanks } from '../message/fields/field-value.ts';
import { addressBehindIdent, addressInWord } from './client-address.ts';

export type Remark = 'tls' | 'authentication' | 'envelope' | 'via' | 'connection';

/**
 * @param comment without its parentheses
 * @returns 'connection' for everything else: names, addresses, products
 */
export function kindOfComment(comment: string): Remark {
  const text = trimBlanks(comment).toLowerCase();
  if (/^(?:envelope[- ](?:from|sender)|mailfrom:)/.test(text)) return 'envelope';
  if (isAuthentication(text)) return 'authentication';
  if (isTls(text)) return 'tls';
  if (/^via [^ ]+$/.test(text)) return 'via'; // WEB.DE: "by host (via HTTP)"
  return 'connection';
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
