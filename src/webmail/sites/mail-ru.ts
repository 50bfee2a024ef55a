/**
 * Mail.ru. By public clients, some of them old; not tried live. Nothing is known of its page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';

/** '/message/ID/' or '/FOLDER/A:ID:B/' */
const OPEN = /^\/(?:message\/([1-9]\d{4,29})|[\w-]{1,100}\/\d{1,6}:([1-9]\d{4,29}):\d{1,6})\/?$/;

export const webmail = byAddress('Mail.ru', ({ location }) => {
  const [, alone, inFolder] = OPEN.exec(location.pathname) ?? [];
  const id = alone ?? inFolder;
  return id ? { id, url: `${location.origin}/message/${id}/download/` } : null;
});
