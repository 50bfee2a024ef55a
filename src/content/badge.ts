/** One badge: plain DOM in a closed shadow root, told nothing but a level, a domain and whether there is a warning. */
import type { BadgeState, ContentSettings } from '../platform/wire/messages.ts';
import { BADGE_STYLE, MARK_STYLE } from './badge-style.ts';
import { ICONS } from './icons.ts';
import { badgeWords } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';
export const BADGE_TAG = 'waybill-badge';

/** In which language it speaks, and by which sentences. */
export type Speech = Pick<ContentSettings, 'language' | 'sentences'>;

export interface Badge {
  /** The element that stands in the page; what is in it the page cannot see. */
  readonly host: HTMLElement;
  show(state: BadgeState, speech: Speech): void;
  /** Has to be called again and again, or it hides itself. */
  renew(): void;
  /** Puts it above everything that an element of the page can be, the top layer, at the place that it has; again, above what came there since. */
  raise(): void;
  /** After that place has moved. */
  follow(): void;
}

/**
 * @param onClick called when the reader clicks it or presses Enter or Space on it; never by the page's own scripts. null = it is a mark, a
 *   sign alone: its words are its tooltip, and a click on it is one on what it stands in
 * @param mode 'open' only for tests that look inside
 * @returns null where the page defined our element for itself
 */
export function createBadge(
  document: Document,
  onClick: (() => void) | null,
  mode: 'closed' | 'open' = 'closed',
): Badge | null {
  const host = document.createElement(BADGE_TAG);
  // The attack: by `attachInternals` a page that has defined our element gets at the closed root of each, and writes words of its own there.
  if (host.matches(':defined')) return null;
  const root = host.attachShadow({ mode });
  const style = document.createElement('style');
  style.textContent = onClick ? BADGE_STYLE : BADGE_STYLE + MARK_STYLE;
  const button = document.createElement('button');
  if (onClick) {
    button.addEventListener('click', (event) => {
      // The page could send a click of its own making and so open the popup at a moment of its choice.
      if (event.isTrusted) onClick();
    });
    // Webmails open and close messages by clicks and keys on the sender's line.
    for (const type of 'click mousedown mouseup pointerdown pointerup dblclick keydown keyup'.split(' ')) {
      host.addEventListener(type, (event) => event.stopPropagation());
    }
  } else {
    button.tabIndex = -1;
    button.role = 'img';
  }
  root.append(style, button);

  /** Keeps the room that the raised button left. */
  const room = document.createElement('i');
  // What is measured is of the window, what is set is of the page around it, which may be enlarged (`zoom`): a badge would stand beside another sender.
  const set = (element: HTMLElement, part: 'left' | 'top' | 'width' | 'height', measured: number) => {
    element.style[part] = `${measured / (host.currentCSSZoom ?? 1)}px`;
  };
  const follow = () => {
    const { left, top } = room.getBoundingClientRect();
    set(button, 'left', left);
    set(button, 'top', top);
  };

  return {
    host,
    renew() {
      for (const animation of button.getAnimations()) animation.currentTime = 0;
    },
    raise() {
      if (room.isConnected) button.hidePopover();
      else {
        const { width, height } = button.getBoundingClientRect();
        set(room, 'width', width);
        set(room, 'height', height);
        root.append(room);
        button.popover = 'manual';
      }
      button.showPopover();
      follow();
    },
    follow() {
      if (room.isConnected) follow();
    },
    show(state, { language, sentences }) {
      const { before, domain, after, title } = badgeWords(state, sentences);
      const text = document.createElement('span');
      const isolated = document.createElement('bdi');
      isolated.textContent = domain;
      text.append(before, isolated, after);
      button.replaceChildren(drawIcon(document, state.level), text);
      button.dataset['level'] = state.level;
      button.lang = language;
      button.title = title;
      button.setAttribute('aria-label', title);
    },
  };
}

function drawIcon(document: Document, level: BadgeState['level']): Element {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  for (const shape of ICONS[level]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    icon.append(path);
  }
  return icon;
}
