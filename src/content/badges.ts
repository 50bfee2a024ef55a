/**
 * The badges of one page. Each is bound to one message: its id and what the page shows of it. As soon as the page shows
 * something else there, the badge is gone; no verdict is carried over, and none is drawn again before it was asked for
 * again.
 */
import type { BadgeState } from '../platform/wire/messages.ts';
import type { Language } from '../text/translate.ts';
import { BADGE_TAG, type Badge, createBadge } from './badge.ts';
import type { LocatedMessage } from './locate.ts';

/** A page that throws a badge out again and again wins: better none than a page that hangs. */
const MAX_REDRAWS = 100;

export interface Badges {
  /** Takes away what does not stand beside its message any more. */
  tidy(open: readonly LocatedMessage[]): void;
  /** Draws or changes the badge of a message that is open. */
  show(message: LocatedMessage, state: BadgeState): void;
  /** Whether one of these messages has room for a badge and none stands there. */
  lacking(open: readonly LocatedMessage[]): boolean;
  speak(language: Language): void;
  /** Whether a change at this node may concern a badge. */
  touches(node: Node): boolean;
  clear(): void;
}

interface Standing {
  message: LocatedMessage;
  badge: Badge;
  state: BadgeState;
}

/**
 * The badges of one page: each stands beside its own sender, and goes when that message does.
 *
 * @param onClick is told the id of the message whose badge was clicked
 */
export function createBadges(document: Document, onClick: (id: string) => void): Badges {
  const standing = new Map<string, Standing>();
  let language: Language = 'en';
  let redraws = 0;
  // Those of a script that an update of the extension left behind.
  for (const stale of document.querySelectorAll(BADGE_TAG)) stale.remove();

  const remove = (id: string) => {
    standing.get(id)?.badge.host.remove();
    standing.delete(id);
  };
  const find = (message: LocatedMessage) => {
    const found = standing.get(message.id);
    return found && sameShown(found.message, message) ? found : null;
  };

  return {
    tidy(open) {
      for (const [id, { message, badge }] of standing) {
        const now = open.find((candidate) => candidate.id === id);
        const inPlace = badge.host.isConnected && badge.host.parentNode === message.sender?.parentNode;
        if (!now || !sameShown(now, message) || now.sender !== message.sender || !inPlace) remove(id);
      }
    },

    show(message, state) {
      const { sender } = message;
      const found = find(message);
      if (found && found.message.sender === sender && found.badge.host.isConnected) {
        found.state = state;
        return found.badge.show(state, language);
      }
      remove(message.id);
      if (!sender || redraws++ >= MAX_REDRAWS) return;
      const badge = createBadge(document, () => onClick(message.id));
      badge.show(state, language);
      sender.after(badge.host);
      standing.set(message.id, { message, badge, state });
    },

    lacking: (open) => redraws < MAX_REDRAWS && open.some((message) => message.sender && !find(message)),

    speak(chosen) {
      language = chosen;
      for (const { badge, state } of standing.values()) badge.show(state, language);
    },

    touches: (node) =>
      [...standing.values()].some(
        ({ message, badge }) => node.contains(badge.host) || message.sender?.contains(node) || !badge.host.isConnected,
      ),

    clear() {
      for (const id of [...standing.keys()]) remove(id);
    },
  };
}

function sameShown(one: LocatedMessage, other: LocatedMessage): boolean {
  return (['from', 'subject', 'messageId'] as const).every((part) => one.shown[part] === other.shown[part]);
}
