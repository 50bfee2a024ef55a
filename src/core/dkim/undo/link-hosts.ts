import { SUBSCRIBER } from './list-words.ts';

/**
 * What mail programs make a link of: what stands behind "://" and "@", and names of hosts; but the reader's own address in brackets, as Groups.io
 * writes it. Of "https://list.example@attack.example/" both count; of an address literal its first group; of "see/www.attack.example" and
 * "\\\\attack.example\\x", which some programs follow, the first part that is a host.
 *
 * The attack: "“attack.example”", "attack.example!", "www.attack.example,team@list.example", of which mail programs make links too: a trusted list vouched
 * for them. So signs of any script end a name, and all names in a word count.
 *
 * @param words with one blank between two
 * @returns each host once, in small letters and the usual forms of characters, with a blank between two
 */
export function linkHosts(words: string): string {
  const folded = words.normalize('NFKC').toLowerCase();
  return [...new Set(folded.split(' ').flatMap(hostsOf))].join(' ');
}

function hostsOf(word: string): string[] {
  if (SUBSCRIBER.test(word)) return [];
  return word.split('://').flatMap((piece, at) => {
    const parts = piece.split(/[/?#\\]/).map((part) => hostsIn(part, at > 0));
    return parts.find(([host]) => host) ?? [];
  });
}

function hostsIn(address: string, isLink: boolean): string[] {
  const pieces = address.split('@').map(namesIn);
  return pieces.flatMap((names, at) => {
    // Before "@" stands a mailbox's own name, but in a link somebody's who signs in.
    const isMailbox = !isLink && at < pieces.length - 1;
    const hosts = isMailbox ? names.slice(0, -1) : names;
    return hosts.filter(Boolean).filter((name, place) => (place === 0 && (isLink || at > 0)) || HOST.test(name));
  });
}

const HOST = /\.\p{L}[\p{L}\p{N}_-]+$/u;

/** Names, '' where a sign stands at an end; without the full stop of the sentence; "%2e" in a link is a full stop. */
function namesIn(part: string): string[] {
  // Browsers take "。" for one too (UTS 46), where it ends no sentence.
  return part
    .replace(/(?<=[\w-])。(?=[a-z\d])/g, '.')
    .split(/[^\p{L}\p{N}\p{M}\p{Cf}._%+-]+/u)
    .map((name) => name.split('.').filter(Boolean).join('.'));
}
