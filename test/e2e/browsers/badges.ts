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
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const badges: ShownBadge[] = [];
    visit(root, null, (node, before) => {
      if (node.nodeName !== TAG) return;
      const button = find(node, 'BUTTON');
      if (!button) return;
      const level = button.attributes?.[button.attributes.indexOf('data-level') + 1] ?? '';
      badges.push({ level, text: textOf(button).trim(), beside: before ? textOf(before).trim() : '' });
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
