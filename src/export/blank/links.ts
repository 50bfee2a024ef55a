/** Links of a mail are made for one recipient: what follows the host says which. */

const END = /[\s"'<>()[\]{}|\\^`\u3000-\u303f\uff00-\uff0f]/;

export interface Link {
  /** Where its part behind the scheme begins and ends. */
  start: number;
  end: number;
  isMail: boolean;
  /** The address of a mailto:; else the host, with its port, without the user's name that may look like one. */
  to: string;
  /** What follows it: path, query. */
  rest: string;
}

/** @returns each web link and each mailto: of a text; one that stands within another is a part of that */
export function linksIn(text: string): Link[] {
  const links: Link[] = [];
  let from = 0;
  for (const { index, 0: scheme } of text.matchAll(/https?:\/\/|mailto:/gi)) {
    if (index < from) continue;
    const start = index + scheme.length;
    from = linkEnd(text, start);
    const isMail = scheme.toLowerCase() === 'mailto:';
    const whole = text.slice(start, from);
    const target = whole.split(isMail ? '?' : /[/?#]/, 1)[0] ?? '';
    const to = isMail ? target : target.slice(target.lastIndexOf('@') + 1);
    links.push({ start, end: from, isMail, to, rest: whole.slice(target.length) });
  }
  return links;
}

function linkEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !END.test(text.charAt(end))) end++;
  return end;
}

/** @returns the text with each link cut behind its host, and each mailto: behind its address */
export function withoutLinkTokens(text: string): string {
  let out = '';
  let from = 0;
  for (const { start, end, isMail, to, rest } of linksIn(text)) {
    out += text.slice(from, start) + to + (isMail ? '' : rest.length > 1 ? '/blanked' : rest);
    from = end;
  }
  return out + text.slice(from);
}
