/**
 * Webmails whose profile knows a list of messages, by their file and their own name. It stands apart from the profiles, since the worker
 * asks for it and reads no page; a test holds both together.
 */
const LISTS: Readonly<Record<string, string>> = { roundcube: 'Roundcube', maildev: 'MailDev' };

/** @param file of its profile: sites/FILE.ts */
export function hasList(file: string): boolean {
  return Object.hasOwn(LISTS, file);
}

/** @param webmail its own name; null = none */
export function marksList(webmail: string | null): boolean {
  return Object.values(LISTS).includes(webmail ?? '');
}
