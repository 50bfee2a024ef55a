/** Comments that are no name and no address: on TLS, on authentication, on the envelope. Told apart by how they begin. */

import { trimBlanks } from '../message/value.ts';

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
 * "(SquirrelMail authenticated user x)".
 *
 * The attack: a client calls itself, or its owner names its address, "authenticated" or "account": "(HELO authenticated)",
 * "(authenticated [203.0.113.9])", "(account [203.0.113.9])" are no logins.
 */
function isAuthentication(text: string): boolean {
  if (/^account [^ []/.test(text)) return true;
  if (/^auth: ?[^ ]/.test(text)) return true;
  if (text.includes('[')) return false;
  return /^(?:squirrelmail )?authenticated(?:[ :(-]|$)/.test(text) && !/^authenticated \d+(?:\.\d+){3}$/.test(text);
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
