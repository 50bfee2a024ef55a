/**
 * What mail programs make a link of: what stands behind "://" and "@", and names of hosts; but the reader's own address in brackets, as Groups.io
 * writes it. Of "https://list.example@attack.example/" both count; of an address literal its first group; of "see/www.attack.example" and
 * "\\\\attack.example\\x", which some programs follow, the first part that is a host.
 *
 * @param words with one blank between two
 * @returns each host once, in small letters, with a blank between two
 */
export function linkHosts(words: string): string {
  return [...new Set(words.toLowerCase().split(' ').flatMap(hostsOf))].join(' ');
}

function hostsOf(word: string): string[] {
  return word.split('://').flatMap((piece, at) => {
    const parts = piece.split(/[/?#\\]/).map((part) => hostsIn(part, at > 0));
    return parts.find(([host]) => host) ?? [];
  });
}

function hostsIn(address: string, isLink: boolean): string[] {
  const [own = [], ...others] = address.split('@').map(namesIn);
  if (isLink) others.unshift(own);
  else if (!others[0]) return own.filter((name) => /\.\p{L}[\p{L}\p{N}_-]+$/u.test(name));
  else if (address.includes('[')) return [];
  return others.flatMap(([host = []]) => host);
}

/** Without the signs around them, and the full stop of the sentence. */
function namesIn(part: string): string[] {
  return part
    .split(/[<>()"'[\],:]/)
    .map((name) => name.split('.').filter(Boolean).join('.'))
    .filter(Boolean);
}
