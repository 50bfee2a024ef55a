/**
 * What mail programs make a link of: what stands behind "://" and "@", and names of hosts; but the reader's own address in brackets, as Groups.io
 * writes it. Of "https://list.example@attack.example/" both count; of an address literal its first group.
 *
 * @param words with one blank between two
 * @returns each host in small letters, as often as it stands there, with a blank between two
 */
export function linkHosts(words: string): string {
  return words.toLowerCase().split(' ').flatMap(hostsOf).join(' ');
}

function hostsOf(word: string): string[] {
  return word.split('://').flatMap((piece, at) => {
    const [address = ''] = piece.split(/[/?#\\]/, 1);
    const [own = [], ...others] = address.split('@').map(namesIn);
    if (at === 0 && !others[0]) return own.filter((name) => /\.[a-z][\w-]+$/.test(name));
    const hosts = at > 0 ? [own, ...others] : address.includes('[') ? [] : others;
    return hosts.flatMap(([host = []]) => host);
  });
}

/** Without the signs around them, and the full stop of the sentence. */
function namesIn(part: string): string[] {
  return part
    .split(/[<>()"'[\],:]/)
    .map((name) => name.split('.').filter(Boolean).join('.'))
    .filter(Boolean);
}
