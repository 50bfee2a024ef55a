/**
 * What the build puts in the polyfill's place in the static site: as much of an extension's browser as the report page, the settings
 * and the lessons ask for. A site has no worker of an extension: what asks and what answers are in one page, and messages are
 * copied between them as a browser copies them.
 */
import { createEvent } from './event.ts';
import { local, onChanged, session } from './storage.ts';

/** Pages of the site lie one folder below its own address: report/report.html. */
const OWN = new URL('..', location.href).href;
const ID = 'site';
const SENDER = { id: ID, url: location.href };

const onMessage = createEvent<[unknown, typeof SENDER]>();

export default {
  runtime: {
    id: ID,
    getURL: (path: string) => OWN + path,
    onMessage,
    async sendMessage(message: unknown): Promise<unknown> {
      const answers = onMessage.tell(structuredClone(message), SENDER);
      return structuredClone(await answers.find((answer) => answer !== undefined));
    },
    // In a tab of its own, as an extension's settings: the message that is shown here lies in this page alone.
    openOptionsPage: async () => void open(`${OWN}options/options.html`, '_blank', 'noopener'),
  },
  // Nobody set anything for everyone.
  storage: { local, session, managed: { get: async () => ({}) }, onChanged },
  extension: { inIncognitoContext: false },
  i18n: { getUILanguage: () => navigator.language },
  // There is nothing to grant: a page may ask every resolver that its policy names, and read the answer where the resolver allows any site.
  permissions: {
    onAdded: createEvent(),
    onRemoved: createEvent(),
    contains: async () => true,
    request: async () => true,
    remove: async () => true,
    getAll: async () => ({ origins: [] }),
  },
};
