/** The badges of a page. They stand in closed shadow roots: no script of the page can read them, only a debugger can. */
import type { Page, Protocol } from 'puppeteer-core';
import { waitFor } from '../services/process.ts';

export interface ShownBadge {
  level: string;
  text: string;
  /** The element's text before which it stands, to see that it is beside the sender. */
  beside: string;
}

const TAG = 'WAYBILL-BADGE';

/** Waits until there are that many badges and none of them is still checking. */
export async function waitForBadges(page: Page, count: number, timeout = 20_000): Promise<ShownBadge[]> {
  return await waitFor(
    `${count} badges`,
    async () => {
      const badges = await readBadges(page);
      return badges.length === count && badges.every((badge) => badge.level !== 'checking') ? badges : null;
    },
    timeout,
  );
}

/** Every badge of the page and its frames, in the order of the page. */
export async function readBadges(page: Page): Promise<ShownBadge[]> {
  return (await readAll(page)).filter(({ isMark }) => !isMark).map(({ isMark: _, ...badge }) => badge);
}

/**
 * Every mark in a list of messages, in the order of the page: its level, and the text of the row in which it stands.
 *
 * @param row selector of a row
 */
export async function readMarks(page: Page, row: string): Promise<{ level: string; row: string }[]> {
  const marks = (await readAll(page)).filter(({ isMark }) => isMark);
  const rows = await page.$$eval(
    `${row} waybill-badge`,
    (hosts, selector) => hosts.map((host) => host.closest(selector)?.textContent ?? ''),
    row,
  );
  return marks.map(({ level }, index) => ({ level, row: rows[index] ?? '' }));
}

async function readAll(page: Page) {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const badges: (ShownBadge & { isMark: boolean })[] = [];
    visit(root, null, (node, before) => {
      if (node.nodeName !== TAG) return;
      const button = find(node, 'BUTTON');
      if (!button) return;
      badges.push({
        level: button.attributes?.[button.attributes.indexOf('data-level') + 1] ?? '',
        text: textOf(button).trim(),
        beside: before ? textOf(before).trim() : '',
        isMark: button.attributes?.includes('img') ?? false,
      });
    });
    return badges;
  } finally {
    await session.detach();
  }
}

/** Clicks the badge of that position, as a person does. */
export async function clickBadge(page: Page, position: number): Promise<void> {
  for (const frame of page.frames()) {
    const hosts = await frame.$$('waybill-badge');
    if (hosts.length > position) return await hosts[position]?.click();
  }
  throw new Error(`no badge at position ${position}`);
}

type Node = Protocol.DOM.Node;

function visit(node: Node, before: Node | null, see: (node: Node, before: Node | null) => void): void {
  see(node, before);
  let last: Node | null = null;
  for (const child of childrenOf(node)) {
    visit(child, last, see);
    if (child.nodeType === 1) last = child;
  }
}

function childrenOf(node: Node): Node[] {
  return [
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
    ...(node.children ?? []),
  ];
}

function find(node: Node, name: string): Node | null {
  if (node.nodeName === name) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}

function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue;
  return (node.children ?? []).map(textOf).join('');
}
