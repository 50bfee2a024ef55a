/** The remarks of a server's behind the client's address: on TLS, on a login, on the envelope. */
import { kindOfComment } from './remarks.ts';

const MAX_REMARKS = 8;

/** Takes the remarks of the server's off the end: TLS, login, envelope. */
export function peel(head: string): { text: string; remarks: string[] } {
  const remarks: string[] = [];
  let text = head;
  while (text.endsWith(')') && remarks.length < MAX_REMARKS) {
    const open = openingOf(text);
    const remark = text.slice(open + 1, -1);
    if (open <= 0 || text[open - 1] !== ' ' || kindOfComment(remark) === 'connection') break;
    remarks.unshift(remark);
    text = text.slice(0, open).trimEnd();
  }
  // What a certificate says is the client's own word, parentheses and quotation marks included.
  const certificate = remarks.findIndex((remark) => /^client cn /i.test(remark));
  return { text, remarks: certificate < 0 ? remarks : remarks.slice(0, certificate) };
}

/** The parenthesis that the last one closes; -1 where there is none. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}
