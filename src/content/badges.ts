/**
 * The badges of one page. Each is bound to one message: its id and what the page shows of it. As soon as the page shows
 * something else there, the badge is gone; no verdict is carried over, and none is drawn again before it was asked for
 * again.
 */
import type { BadgeState } from '../platform/wire/messages.ts';
import { type Badge, createBadge, type Speech } from './badge.ts';
import { createCovering } from './covering.ts';
import { type LocatedMessage, whichOf } from './locate.ts';
import { createRedraws } from './redraws.ts';

export interface Badges {
  /** Takes away what does not stand beside its message any more. */
  tidy(open: readonly LocatedMessage[]): void;
  /** Draws or changes the badge of a message that is open. */
  show(message: LocatedMessage, state: BadgeState): void;
  /** Whether one of these messages has room for a badge and none stands there. */
  lacking(open: readonly LocatedMessage[]): boolean;
  /** From now on; none is drawn before. */
  speak(speech: Speech): void;
  /**
   * Keeps them alive and in their place, and raises those that are covered; to be called about once a second.
   *
   * @param bodies selector of what holds bodies, where it is not a frame
   */
  keep(bodies: string | undefined): void;
  /** After the page was scrolled. */
  follow(): void;
  /** Ids of messages that were seen to cover their badge. */
  covered(): string[];
  /**
   * Whether a change may concern a badge: one at its place, or of a link, which may be all that names the message, with sender and subject as
   * before. Asked by our own elements' functions: the node may be a form in a mail, which shows its field named "contains" in place of its own.
   */
  touches(record: MutationRecord): boolean;
  clear(): void;
}

interface Standing {
  message: LocatedMessage;
  badge: Badge;
  state: BadgeState;
  isCovered: boolean;
}

/**
 * The badges of one page: each stands beside its own sender, and goes when that message does.
 *
 * @param onClick gets the id of the message whose badge was clicked; null = they are marks in a list, each before its sender
 */
export function createBadges(document: Document, onClick: ((id: string) => void) | null, signal: AbortSignal): Badges {
  const standing = new Map<string, Standing>();
  let speech: Speech | null = null;
  const redraws = createRedraws();
  const covering = createCovering(document, signal);

  const remove = (id: string) => {
    const host = standing.get(id)?.badge.host;
    if (!host) return;
    covering.forget(host);
    host.remove();
    standing.delete(id);
  };
  const find = (message: LocatedMessage) => {
    const found = standing.get(message.id);
    return found && whichOf(found.message) === whichOf(message) ? found : null;
  };

  return {
    tidy(open) {
      redraws.keepOnly(new Set(open.map(({ id }) => id)));
      for (const [id, { message, badge }] of standing) {
        const now = open.find((candidate) => candidate.id === id);
        const inPlace = badge.host.isConnected && badge.host.parentNode === message.sender?.parentNode;
        if (!now || whichOf(now) !== whichOf(message) || now.sender !== message.sender || !inPlace) remove(id);
      }
    },

    show(message, state) {
      const { sender } = message;
      if (!speech) return;
      const found = find(message);
      if (found && found.message.sender === sender && found.badge.host.isConnected) {
        found.state = state;
        return found.badge.show(state, speech);
      }
      remove(message.id);
      if (!sender || !redraws.allows(message.id)) return;
      redraws.count(message.id);
      const badge = createBadge(document, onClick && (() => onClick(message.id)));
      if (!badge) return;
      badge.show(state, speech);
      sender[onClick ? 'after' : 'before'](badge.host);
      // What stands in a list, no body reaches.
      if (onClick) covering.watch(badge.host);
      standing.set(message.id, { message, badge, state, isCovered: false });
    },

    lacking: (open) => open.some((message) => message.sender && !find(message) && redraws.allows(message.id)),

    speak(chosen) {
      speech = chosen;
      for (const { badge, state } of standing.values()) badge.show(state, chosen);
    },

    keep(bodies) {
      const covered = bodies === undefined ? [] : covering.look(bodies);
      for (const one of standing.values()) {
        one.badge.renew();
        if (covered.includes(one.badge.host)) {
          one.isCovered = true;
          one.badge.raise();
        }
        one.badge.follow();
      }
    },

    follow() {
      for (const { badge } of standing.values()) badge.follow();
    },

    covered: () => [...standing.values()].filter(({ isCovered }) => isCovered).map(({ message }) => message.id),

    touches: ({ target: node, attributeName }) =>
      [...standing.values()].some(
        ({ message, badge }) =>
          attributeName === 'href' ||
          badge.host.contains.call(node, badge.host) ||
          message.sender?.contains(node) ||
          !badge.host.isConnected,
      ),

    clear() {
      for (const id of [...standing.keys()]) remove(id);
    },
  };
}
