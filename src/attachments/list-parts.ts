import type { MailParts } from './parts.ts';

/** 1,000 attachments take 0.13 s, and 10 MB of empty lines 76 s: no honest mail needs so long. */
const LIMIT_MS = 2_000;

/** What a Worker is to the page. */
export type PartsWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** The script lies beside the page's own folder. */
const startWorker = (): PartsWorker => new Worker('../attachments/worker.js', { type: 'module' });

/**
 * Lists what a mail holds, in a Worker that lives no longer than this takes.
 *
 * @param source the whole message as bytes; it stays the caller's
 * @returns null when the mail could not be read, or not in time; never rejects
 */
export async function listParts(source: Uint8Array, start = startWorker, limit = LIMIT_MS): Promise<MailParts | null> {
  let worker: PartsWorker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const started = start();
    worker = started;
    return await new Promise<MailParts | null>((resolve) => {
      timer = setTimeout(() => resolve(null), limit);
      started.onmessage = ({ data }: MessageEvent<MailParts | null>) => resolve(data);
      started.onerror = () => resolve(null);
      started.postMessage(source);
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    worker?.terminate();
  }
}
