/** Fetches a source for a webmail's page that is had at another host. */
import { MAX_MESSAGE_BYTES } from '../core/limits.ts';
import { hasOrigins } from '../platform/permissions.ts';
import { type Failure, failure } from '../platform/wire/failure.ts';
import { elsewherePattern } from '../webmail/elsewhere.ts';

/**
 * @param pageUrl of the page that asks, as the browser says it
 * @returns the bytes as they came; never rejects
 */
export async function fetchElsewhere(pageUrl: string, url: string): Promise<{ source: Uint8Array } | Failure> {
  const pattern = elsewherePattern(new URL(pageUrl).origin, url);
  if (pattern === null) return failure('webmail_source_page');
  if (!(await hasOrigins([pattern]))) return failure('webmail_source_permission', { host: new URL(url).hostname });
  try {
    const response = await fetch(url, { credentials: 'include', cache: 'no-store', referrerPolicy: 'no-referrer' });
    if (!response.ok) return failure('webmail_source_http', { status: response.status });
    if (response.headers.get('content-type')?.startsWith('text/html')) return failure('webmail_source_page');
    const source = new Uint8Array(await response.arrayBuffer());
    const limit = MAX_MESSAGE_BYTES / 1024 / 1024;
    if (source.length <= MAX_MESSAGE_BYTES) return { source };
    return failure('webmail_source_too_big', { size: Math.ceil(source.length / 1024 / 1024), limit });
  } catch {
    return failure('webmail_source_unreachable');
  }
}
