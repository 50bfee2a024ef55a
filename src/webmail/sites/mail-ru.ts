/**
 * Mail.ru. By public clients, some of them old; not tried live. The sender's line by a dozen of them, of 2018 to 2022. What is unfolded in a
 * thread its address does not say.
 */
import { withSender } from '../with-sender.ts';

/** '/message/ID/' or '/FOLDER/A:ID:B/' */
const OPEN = /^\/(?:message\/([1-9]\d{4,29})|(?!thread\/)[\w-]{1,100}\/\d{1,6}:([1-9]\d{4,29}):\d{1,6})\/?$/;

export const webmail = withSender({
  name: 'Mail.ru',
  bodies: '.letter-body, .letter__body',
  sender: '.letter__author > span[title*="@"]',
  attribute: 'title',
  subject: 'h2.thread__subject',
  find({ location }) {
    const [, alone, inFolder] = OPEN.exec(location.pathname) ?? [];
    const id = alone ?? inFolder;
    return id ? { id, url: `${location.origin}/message/${id}/download/` } : null;
  },
});
