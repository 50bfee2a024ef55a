/** Brings the profile of one webmail into this frame: only the worker can put a script here, and only the one that fits. */
import { ask } from '../platform/ask.ts';
import type { Webmail } from '../webmail/webmail.ts';

/** What build.mjs makes of a file of sites/: a script that leaves its exports here, seen by no script of the page. */
interface Holder {
  waybillWebmail?: { webmail?: Webmail };
}

/** @returns null when the worker could not put it here */
export async function loadWebmail(file: string): Promise<Webmail | null> {
  const { answer } = await ask('webmail.wanted', { file });
  return answer ? ((globalThis as Holder).waybillWebmail?.webmail ?? null) : null;
}
