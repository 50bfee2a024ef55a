/** A webmail of whose page nothing is known but its address, which names the open message. */
import type { Page, Webmail } from './webmail.ts';

/** @returns the profile: no address of the sender is compared, and no badge has a place */
export function byAddress(name: string, find: (page: Page) => { id: string; url: string } | null): Webmail {
  return {
    name,
    openMessages(page) {
      const found = find(page);
      return found ? [{ id: found.id, shown: {}, sender: null }] : [];
    },
    sourceAddresses(page, id) {
      const found = find(page);
      return found?.id === id ? [{ url: found.url, fidelity: 'exact' }] : [];
    },
  };
}
