/** Links of a mail are made for one recipient: what follows the host says which. */

const END = /[\s"'<>()[\]{}|\\^`\u3000-\u303f\uff00-\uff0f]/;

/** @returns the text with each link cut behind its host, and each mailto: behind its address */
export function withoutLinkTokens(text: string): string {
  let out = '';
  let from = 0;
  for (const { index, 0: scheme } of text.matchAll(/https?:\/\/|mailto:/gi)) {
    if (index < from) continue;
    const start = index + scheme.length;
    const end = linkEnd(text, start);
    const cut = linkCut(text.slice(start, end), scheme.toLowerCase() === 'mailto:');
    out += text.slice(from, start) + cut;
    from = end;
  }
  return out + text.slice(from);
}

function linkEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !END.test(text.charAt(end))) end++;
  return end;
}

function linkCut(rest: string, isMail: boolean): string {
  if (isMail) return rest.split('?')[0] ?? '';
  const host = rest.split(/[/?#]/)[0] ?? '';
  const named = host.slice(host.lastIndexOf('@') + 1);
  return rest.length > host.length + 1 ? `${named}/blanked` : named + rest.slice(host.length);
}
