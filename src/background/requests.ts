/** Every request of the type map, and the service that answers it. */
import type { Asker, Handlers } from '../platform/answer.ts';
import type { Problem } from '../platform/messages.ts';
import { fetchElsewhere } from './elsewhere.ts';
import { injectWebmail } from './inject.ts';
import type { Order } from './inspections.ts';
import type { HowToCheck } from './message-checks.ts';
import type { Services } from './services.ts';
import { forgetResults } from './settings-change.ts';

/** One handler for each request of the type map; who may ask it, `answerRequests` has looked at before. */
export function createHandlers({
  inspections,
  records,
  checks,
  tabs,
  badges,
  receivers,
  resolvers,
  furtherRecords,
  sourceCopy,
}: Services): Handlers {
  /** Fetches a source again that was dropped after its check, from the page where it was found. */
  async function checkAgain(key: string, how: Omit<HowToCheck, 'withDns'>) {
    const found = await records.find(key);
    if (!found) return { problem: { key: 'errors_source_gone', values: {} } satisfies Problem };
    return await checks.fetchAndCheck(found.tabId, found.message, { withDns: true, ...how });
  }

  return {
    'tab.look': ({ tabId }) => tabs.look(tabId),
    'tab.inspect': ({ tabId, frameId, id }) => tabs.inspect(tabId, frameId, id),

    'source.inspect': async ({ source, fidelity = 'exact', again = false, personalLookups = false }) => {
      if (again) resolvers.forget();
      const order: Order = { source, fidelity, receiver: null, withDns: true, again, personalLookups };
      const { key, done } = await inspections.start(order);
      done.catch(console.error);
      return { key };
    },

    'source.get': ({ key }) => sourceCopy(key),

    'inspection.get': async ({ key }) => {
      const inspection = await inspections.get(key);
      if (inspection) return inspection;
      // The worker was stopped while the check ran, or the result had to make room.
      const started = await checkAgain(key, {});
      return 'key' in started && started.key === key ? await started.done : null;
    },

    'inspection.again': async ({ key, personalLookups = false }) => {
      resolvers.forget();
      const started = await checkAgain(key, { again: true, personalLookups });
      return 'key' in started ? { key: started.key } : started;
    },

    'records.get': ({ key }) => furtherRecords(key),

    'receivers.proposed': () => receivers.proposed(),
    'receiver.confirm': async ({ origin, domain }) =>
      (await receivers.confirm(origin, domain)) ?? { problem: { key: 'errors_nothing_to_confirm', values: {} } },

    'receiver.question': async ({ tabId }) => {
      const { origin, account } = await records.get(tabId);
      return await receivers.question(origin, account);
    },
    'receiver.refuse': async ({ origin, hosts }) => {
      await receivers.refuse(origin, hosts);
      await forgetResults({ inspections, records });
      return null;
    },

    'webmail.wanted': async ({ file }, asker) => {
      const { tabId, frameId } = frameOf(asker);
      return await injectWebmail(tabId, frameId, file);
    },
    'source.elsewhere': ({ url }, asker) => fetchElsewhere(frameOf(asker).url, url),

    'content.started': (_, asker) => badges.started(frameOf(asker)),
    'badge.wanted': (located, asker) => badges.wanted(frameOf(asker), located),
    'content.source': (request, asker) => badges.source(frameOf(asker), request),
    'badge.clicked': async ({ id }, asker) => {
      await badges.clicked(frameOf(asker), id);
      return null;
    },
    beat: () => null,
  };
}

/** `answerRequests` lets nobody ask these but content scripts. */
function frameOf(asker: Asker): NonNullable<Asker['frame']> {
  if (!asker.frame) throw new Error('not asked by a content script');
  return asker.frame;
}
