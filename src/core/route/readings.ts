/**
 * Every client that the border's field may tell of, where no form reads one out of it.
 *
 * The attack: a greeting or a reverse-path of a server's own words makes a field that can be read in two ways. That costs nothing, so it must not
 * leave open who handed the mail over: one of the addresses in the field is the one that the server saw, and the sender cannot take it out.
 */
import { isOutside } from '../net/special.ts';
import { addressInBrackets } from '../received/client-address.ts';

/**
 * The server's own address stands behind a greeting and before a reverse-path, each of which may hold as many as it likes: by RFC 5321 §4.5.3.1 sixty
 * fit into a command line. Servers take more, so twice that is read from each end.
 */
const MAX_AT_EACH_END = 128;

/**
 * @param value of the border's field, as far as it is read
 * @returns the addresses of the Internet that stand before the last "by", in canonical form; linear in the length
 */
export function possibleClients(value: string): string[] {
  // Mostly behind a tab, or what closes before it: a greeting's own " by " would else stand in its place, and hide the client behind it.
  const by = value
    .toLowerCase()
    .replace(/[\s)\]]/g, ' ')
    .lastIndexOf(' by ');
  const words = value.slice(0, by < 0 ? value.length : by).split(/[\s()[\]<>{},;"=@]+/);
  const found = new Set<string>();
  for (const word of words) {
    const ip = /[.:]/.test(word) ? addressInBrackets(word) : null;
    if (isOutside(ip)) found.add(ip);
  }
  const all = [...found];
  return all.length <= 2 * MAX_AT_EACH_END ? all : [...all.slice(0, MAX_AT_EACH_END), ...all.slice(-MAX_AT_EACH_END)];
}
