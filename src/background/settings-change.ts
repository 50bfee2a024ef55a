import type { SettingName } from '../platform/setting-values.ts';
import { createSelectionMenu } from './selection-menu.ts';
import type { Services } from './services.ts';

/** Settings on which no result rests. */
const WITHOUT_RESULT: readonly SettingName[] = ['language', 'badgeSites'];

/** Makes a change of settings felt: results that rest on them are forgotten, and pages that are open hear of it. */
export async function followSettings(
  { sharedChecks, records, checked, sites, realm }: Services,
  changed: readonly SettingName[],
): Promise<void> {
  if (changed.includes('language')) await createSelectionMenu();
  if (changed.some((name) => !WITHOUT_RESULT.includes(name))) {
    await forgetResults({ sharedChecks, records, checked, realm });
  }
  await sites.reconcile();
}

/** Drops every result, and tells the pages that show one: only then do they ask anew, so that no old one comes back. */
export async function forgetResults({
  sharedChecks,
  records,
  checked,
  realm,
}: Pick<Services, 'sharedChecks' | 'records' | 'checked' | 'realm'>): Promise<void> {
  await sharedChecks.forget();
  await records.forgetVerdicts();
  await checked.forget();
  realm.tell('news.resultsForgotten', null);
}
