/** Cypht 2. By its own source of August 2026 (modules/imap: handler_modules.php, output_modules.php); not run. */
import { onlyAddressIn, queryValue, textOf } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '.msg_text_inner, .msg_parts, pre';
/** A message of an IMAP server: of a feed or of GitHub there is no source. */
const FOLDER = /^imap_\w{1,100}_[0-9a-f]{2,2000}$/i;

export const webmail = singleMessage({
  name: 'Cypht',
  bodies: BODIES,
  sender: ['.msg_text .js-header_from'],
  address: (sender) => onlyAddressIn(textOf(sender)),
  subject: ['.msg_text .js-header_subject'],
  find(page) {
    const { location } = page;
    const [kind, uid, folder] = ['page', 'uid', 'list_path'].map((name) => queryValue(page, name));
    if (kind !== 'message' || !uid || !folder || !/^[1-9]\d{0,14}$/.test(uid) || !FOLDER.test(folder)) return null;
    // Part 0 is the whole message; "message_source" is a text for people.
    const wanted = { page: 'message', uid, list_path: folder, imap_download_message: '1', imap_msg_part: '0' };
    const url = `${location.origin}${location.pathname}?${new URLSearchParams(wanted)}`;
    return { id: `${folder}/${uid}`, url };
  },
});
