/** A page as a webmail draws it, made by us after what was seen of it, with one message open (or several). */
export interface PageFixture {
  /** The profile: src/webmail/sites/FILE.ts. */
  file: string;
  /** Under its real name. */
  address: string;
  /** The page of another host around this one, which is a frame in it. */
  around?: string;
  cookies?: Record<string, string>;
  /**
   * The whole page.
   *
   * @param body what the webmail laid into the page of the message's body, which an attacker wrote
   */
  html(body: string): string;
  open: {
    id: string;
    from?: string;
    subject?: string /** Selector of what the badge stands beside. */;
    beside: string | null;
  }[];
  /** Addresses at which the source of the first of them is had, in their order, without what differs each time. */
  sources: string[];
  account?: string;
  /** What its list shows, and before what the mark of each stands. */
  listed?: { id: string; subject?: string; before: string }[];
  /** What the page shows beside once the person opened the source by hand. */
  opened?: (text: string) => string;
}

/** A whole page, with the script that every webmail has which is a program in the page. */
export function wholePage(parts: { head?: string; body: string; attributes?: string }): string {
  return scriptless({ ...parts, head: `<script>'use strict';</script>${parts.head ?? ''}` });
}

/** A whole page that has no script. */
export function scriptless(parts: { head?: string; body: string; attributes?: string }): string {
  return `<html><head>${parts.head ?? ''}</head><body ${parts.attributes ?? ''}>${parts.body}</body></html>`;
}
