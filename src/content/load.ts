/** Brings the profile of one webmail into this frame: only the worker can put a script here, and only the one that fits. */
import { askFromScript } from '../platform/wire/ask.ts';
import type { Webmail } from '../webmail/webmail.ts';
import { PROFILE } from './running.ts';

/** @returns null when the worker could not put it here */
export async function loadWebmail(file: string): Promise<Webmail | null> {
  const { answer } = await askFromScript('script.wantsWebmail', { file });
  return answer ? ((globalThis as { [PROFILE]?: Webmail })[PROFILE] ?? null) : null;
}
