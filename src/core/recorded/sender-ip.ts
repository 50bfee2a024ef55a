import { canonicalIp } from '../net/ip.ts';

const START = 'sender IP is ';
const MAX_IP = 45;

/** Exchange's "sender IP is 192.0.2.1": at the start of its comment, where no text of the sender's stands. */
export function senderIp(comment: string): string | null {
  return comment.startsWith(START) ? canonicalIp(comment.slice(START.length, START.length + MAX_IP)) : null;
}
