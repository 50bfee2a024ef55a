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
  const mail = await PostalMime.parse(source, {
    // An attached message stays one part, with its bytes.
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: MAX_NESTING,
  });
  const parts: MailPart[] = [];
  if (mail.text) parts.push(textPart('text/plain', mail.text));
  if (mail.html) parts.push(textPart('text/html', mail.html));
  const attachments = mail.attachments.slice(0, MAX_LISTED);
  for (const { mimeType, filename, content } of attachments) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    const name = filename ?? '';
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    parts.push({
      kind: 'attachment',
      type: mimeType,
      name,
      size: bytes.length,
      sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
      message: isMessage(mimeType, name) ? bytes : null,
    });
  }
  return { parts, unlisted: mail.attachments.length - attachments.length };
}

function textPart(type: string, text: string): MailPart {
  const size = new TextEncoder().encode(text).length;
  return { kind: 'text', type, name: '', size, sha256: null, message: null };
}

/** Programs attach a saved mail as a file of any type. */
function isMessage(type: string, name: string): boolean {
  return /^message\/(rfc822|global)$/i.test(type) || /\.eml$/i.test(name);
}
