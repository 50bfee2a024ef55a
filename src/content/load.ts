/** Brings the profile of one webmail into this frame: only the worker can put a script here, and only the one that fits. */
import { askFromScript } from '../platform/wire/ask.ts';
import type { Webmail } from '../webmail/webmail.ts';

/**
 * Where the script that build.mjs makes of a file in sites/ leaves its profile. The attack: by a name it might be an element of a mail
 * (`<form name="…">`), which content scripts in Chromium see by their names as the page's own scripts do. No element has a symbol.
 */
const PROFILE = Symbol.for('waybill.webmail');

/** @returns null when the worker could not put it here */
export async function loadWebmail(file: string): Promise<Webmail | null> {
  const { answer } = await askFromScript('script.wantsWebmail', { file });
  return answer ? ((globalThis as { [PROFILE]?: Webmail })[PROFILE] ?? null) : null;
}
