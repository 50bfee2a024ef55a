/** Makes the services, each with those that it rests on. */
import { OPEN, type Realm } from '../platform/realm.ts';
import { createBadges } from './badges.ts';
import { createCheckedMessages } from './checked-messages.ts';
import { createContextMaker } from './context.ts';
import { createMessageChecks } from './message-checks.ts';
import { type MessageView, WEBMAIL_PAGES } from './message-view.ts';
import { createReceivers } from './receivers.ts';
import { createReportTabs } from './report-tabs.ts';
import { createResolverChoice } from './resolver-choice.ts';
import { createSamples } from './samples.ts';
import { createSharedChecks, type Inspect } from './shared-checks.ts';
import { createSites } from './sites.ts';
import { createSourceCopy } from './source-copy.ts';
import { createTabRecords } from './tab-records.ts';
import { createTabs } from './tabs.ts';
import { createTransportLookup } from './transport.ts';

export type Services = ReturnType<typeof createServices>;

/**
 * @param inspect the engine; tests give another
 * @param realm the kind of window that they serve
 * @param view where messages are shown
 * @param makeReceivers who is believed to receive them
 */
export function createServices(
  inspect: Inspect,
  realm: Realm = OPEN,
  view: MessageView = WEBMAIL_PAGES,
  makeReceivers: typeof createReceivers = createReceivers,
) {
  const resolvers = createResolverChoice();
  const receivers = makeReceivers(resolvers, createSamples(realm));
  const sharedChecks = createSharedChecks(inspect, createContextMaker(resolvers), realm);
  const transport = createTransportLookup(sharedChecks, resolvers);
  const records = createTabRecords(realm.session);
  const checked = createCheckedMessages(realm);
  const checks = createMessageChecks(sharedChecks, receivers, records, checked, realm, view);
  const tabs = createTabs(records, sharedChecks, checks, view);
  const reportTabs = createReportTabs(realm.session);
  const badges = createBadges(records, checks, reportTabs, realm);
  const sites = createSites(records, checked.keepOnly);
  const sourceCopy = createSourceCopy(records, sharedChecks, view);
  return {
    realm,
    resolvers,
    receivers,
    sharedChecks,
    transport,
    records,
    checked,
    checks,
    tabs,
    badges,
    sites,
    sourceCopy,
    reportTabs,
  };
}

/** Forgets what is known of a tab that is gone. */
export async function forgetTab({ records, reportTabs }: Services, tabId: number): Promise<void> {
  await records.drop(tabId);
  await reportTabs.keep(tabId, null);
}

/** Forgets everything that is known. */
export async function forgetAll({ sharedChecks, resolvers, realm }: Services): Promise<void> {
  resolvers.forget();
  // What still runs is kept no more.
  await sharedChecks.forget();
  await realm.session.clear();
}
