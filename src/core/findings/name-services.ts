/**
 * Who writes for others under an address of its own and keeps their name, or their address, as the name: relays that hide the reader's
 * address, and services that send what somebody wrote or signed there. Data only; that such a domain is really the sender's, its proof says.
 */
import { isAtOrUnder } from '../dns/names.ts';

/** Hide My Email, Firefox Relay, SimpleLogin, DuckDuckGo, addy.io, Proton: the sender's name before an address of theirs. */
const RELAYS: readonly string[] = (
  'privaterelay.appleid.com mozmail.com relay.firefox.com simplelogin.co simplelogin.com slmails.com duck.com anonaddy.me ' +
  'anonaddy.com addy.io passmail.net passmail.com passinbox.com'
).split(' ');

/** What people share, sign, book, answer or pay there: "alice@brand.example via …". */
const SERVICES: readonly string[] = (
  'docusign.net docusign.com adobesign.com echosign.com hellosign.com dropbox.com dropboxmail.com google.com ' +
  'sharepointonline.com wetransfer.com zendesk.com freshdesk.com intercom-mail.com helpscout.net atlassian.net trello.com ' +
  'github.com linkedin.com calendly.com typeform.com jotform.com surveymonkey.com formspree.io cloudsign.jp paypal.com ' +
  'intuit.com xero.com'
).split(' ');

/** The sender's name stands before an address of such a relay. */
export function isRelay(domain: string): boolean {
  return RELAYS.some((relay) => isAtOrUnder(domain, relay));
}

/** The service is known to write in the name of its users. */
export function isWritingForOthers(domain: string): boolean {
  return isRelay(domain) || SERVICES.some((service) => isAtOrUnder(domain, service));
}
