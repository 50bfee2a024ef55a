/**
 * Reads a mail with a general parser. It is made for display, and takes time that a hostile mail chooses, so it runs in a Worker that is
 * ended in time, and nothing that it says goes into a verdict.
 */
import PostalMime from 'postal-mime';
import { MAX_LISTED, type MailPart, type MailParts } from './parts.ts';

/** Multiparts within multiparts; real mail has below ten. */
const MAX_NESTING = 50;

/**
 * @param source the whole message as bytes
 * @returns its texts and attachments; rejects when the parser refuses it
 */
export async function readParts(source: Uint8Array): Promise<MailParts> {
  const parser = new PostalMime({
    // An attached message stays one part, with its bytes.
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: MAX_NESTING,
  });
  const mail = await parser.parse(source);
  const exact = exactContents(parser);
  const parts: MailPart[] = [];
  if (mail.text) parts.push(textPart('text/plain', mail.text));
  if (mail.html) parts.push(textPart('text/html', mail.html));
  const attachments = mail.attachments.slice(0, MAX_LISTED);
  for (const { mimeType, filename, content } of attachments) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    const name = filename ?? '';
    parts.push({
      kind: 'attachment',
      type: mimeType,
      name,
      size: bytes.length,
      sha256: exact.has(content) ? await digestOf(bytes) : null,
      message: isMessage(mimeType, name) ? bytes : null,
    });
  }
  return { parts, unlisted: mail.attachments.length - attachments.length };
}

async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Node {
  content?: unknown;
  childNodes?: Node[];
  contentTransferEncoding?: { encoding?: string };
}

/**
 * The parser writes the lines of a part anew unless it is base64, as files are sent: a digest of what it gives then would be no file's.
 * The encoding stands only in the parser's own tree; where that is built otherwise, there are no digests.
 */
function exactContents(parser: PostalMime): Set<unknown> {
  const { root } = parser as unknown as { root?: Node };
  const found = new Set<unknown>();
  const nodes = root ? [root] : [];
  for (const node of nodes) {
    if (node.contentTransferEncoding?.encoding === 'base64') found.add(node.content);
    for (const child of node.childNodes ?? []) nodes.push(child);
  }
  return found;
}

function textPart(type: string, text: string): MailPart {
  const size = new TextEncoder().encode(text).length;
  return { kind: 'text', type, name: '', size, sha256: null, message: null };
}

/** Programs attach a saved mail as a file of any type. */
function isMessage(type: string, name: string): boolean {
  return /^message\/(rfc822|global)$/i.test(type) || /\.eml$/i.test(name);
}
