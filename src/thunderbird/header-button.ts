/**
 * The verdict on the button that stands in the header of a message: its icon, its label, its tooltip. That place is Thunderbird's own. No
 * message reaches it, so what stands there needs no comparison with anything else.
 */

import { badgeState } from '../background/badge-state.ts';
import { say } from '../background/words.ts';
import { languageOf } from '../platform/language.ts';
import { loadSettings } from '../platform/settings.ts';
import type { BadgeState, TabMessage } from '../platform/wire/messages.ts';
import { shortenDomain } from '../text/shorten.ts';
import { messenger } from './messenger.ts';

/** The label stands beside other buttons. */
const MAX_DOMAIN = 30;
/** The latest call for each tab: an earlier one that was held up must not come after it. */
const latest = new Map<number, symbol>();

interface Look {
  name: string;
  label: string | null;
  title: string | null;
}

/** As the manifest says. */
const NEUTRAL: Look = { name: 'icon', label: null, title: null };

/**
 * Shows a verdict at the messages of a tab; never rejects.
 *
 * @param message null = none is open, or nothing is known of it
 */
export async function showInHeader(tabId: number, message: TabMessage | null): Promise<void> {
  const turn = Symbol(message?.id);
  latest.set(tabId, turn);
  const look = message?.level ? await lookOf(badgeState(message)) : NEUTRAL;
  // Another message may be shown by now, of which the event is still on its way to us.
  if (latest.get(tabId) !== turn || (message && !(await isDisplayed(tabId, message.id)))) return;
  const path = { 16: `/icons/${look.name}-16.png`, 32: `/icons/${look.name}-32.png` };
  const { setIcon, setLabel, setTitle } = messenger.messageDisplayAction;
  // The tab may be closed by now.
  await Promise.all([
    setIcon({ tabId, path }).catch(() => undefined),
    setLabel({ tabId, label: look.label }).catch(() => undefined),
    setTitle({ tabId, title: look.title }).catch(() => undefined),
  ]);
}

async function lookOf({ level, domain, says = level }: BadgeState): Promise<Look> {
  const settings = await loadSettings();
  // Without the DNS most messages cannot be judged: the button then is what it always is, the way to ask.
  if (level === 'unchecked' && settings.ladder !== 'always') return NEUTRAL;
  const language = languageOf(settings);
  const shown = domain ?? '';
  return {
    name: level,
    label: say(`badge_${says}`, { domain: shortenDomain(shown, MAX_DOMAIN) }, language),
    title: say(`badge_title_${says}`, { domain: shown }, language),
  };
}

async function isDisplayed(tabId: number, id: string): Promise<boolean> {
  const list = await messenger.messageDisplay.getDisplayedMessages(tabId).catch(() => null);
  return list?.messages.some((header) => String(header.id) === id) ?? false;
}
