/**
 * Outlook.com and Microsoft 365 on the web. By public clients of 2019 to 2026; not tried live. The request with the canary
 * alone is what older ones did; recent ones bring keys out of the page's memory, which are not ours to read: so it may be
 * refused, and then the source is had by hand. Exchange writes a message anew. Class names and labels change; what holds is
 * data-app-section and ids.
 */
import { cookieOf, decoded, onlyAddressIn, outside } from '../elements.ts';
import { base64, jsonPath } from '../steps.ts';
import type { Page, SourceAddress, Webmail } from '../webmail.ts';

const BODIES = '[id^="UniqueMessageBody"]';
/** One message by itself. Of a conversation the address does not tell which one is open. */
const SINGLE = '[data-app-section="MailReadCompose"] [data-app-section="ItemContainer"]';
const CONVERSATION = '[data-app-section="ConversationContainer"]';
const SENDER = ['span[aria-label*="@"]'];
/** '/mail/[N/]FOLDER/id/ID' */
const OPEN = /^\/mail\/(\d{1,2}\/)?[^/]{1,200}\/id\/([^/]{20,600})$/;
const CANARY = 'X-OWA-CANARY';
const MIME = ['Body', 'ResponseMessages', 'Items', 0, 'Items', 0, 'MimeContent', 'Value'] as const;

export const webmail: Webmail = {
  name: 'Outlook',
  bodies: BODIES,

  openMessages(page) {
    const found = find(page);
    return found ? [{ id: found.id, shown: { from: found.from }, sender: found.sender }] : [];
  },

  sourceAddresses(page, id) {
    const canary = cookieOf(page, CANARY);
    const found = find(page);
    return found?.id === id && canary !== null ? [itemAddress(page, id, found.account, canary)] : [];
  },
};

/** Of a label that ends in an address: a name of 100,000 colons before it must not keep the page waiting. */
const MAX_LABEL = 1000;

/** Only with the sender's address in sight, which the source is then held against. */
function find(page: Page): { id: string; account: string; from: string; sender: Element } | null {
  const [, account = '', id] = OPEN.exec(page.location.pathname) ?? [];
  const view = outside(page, page.root, [SINGLE], BODIES);
  if (!id || !view || outside(page, page.root, [CONVERSATION], BODIES)) return null;
  const sender = outside(page, view, SENDER, BODIES);
  const label = sender?.getAttribute('aria-label')?.slice(-MAX_LABEL);
  const from = onlyAddressIn(label?.replace(/^.*[:\s](?=\S+@)/, ''));
  return sender && from ? { id: decoded(id), account, from, sender } : null;
}

function itemAddress({ location }: Page, id: string, account: string, canary: string): SourceAddress {
  const wanted = {
    __type: 'GetItemJsonRequest:#Exchange',
    Header: { __type: 'JsonRequestHeaders:#Exchange', RequestServerVersion: 'Exchange2013' },
    Body: {
      __type: 'GetItemRequest:#Exchange',
      ItemShape: { __type: 'ItemResponseShape:#Exchange', BaseShape: 'IdOnly', IncludeMimeContent: true },
      ItemIds: [{ __type: 'ItemId:#Exchange', Id: id }],
    },
  };
  return {
    url: `${location.origin}/owa/${account}service.svc?action=GetItem&app=Mail`,
    request: {
      method: 'POST',
      headers: { action: 'GetItem', 'content-type': 'application/json; charset=utf-8', 'x-owa-canary': canary },
      body: JSON.stringify(wanted),
    },
    steps: [jsonPath(...MIME), base64],
    fidelity: 'rewritten',
  };
}
