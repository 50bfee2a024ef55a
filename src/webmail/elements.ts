/** Looking into a page, for the profiles. */
import type { Page } from './webmail.ts';

/** Where a person writes: a reply begins with a copy of the mail that it answers, outside of every body. */
const EDITOR = '[contenteditable]:not([contenteditable="false"])';

/**
 * The attack: `<form><input name="closest">` in a mail. A form shows its fields in place of its own functions, so that no element is
 * asked where it stands: the selector leaves out what stands in a body.
 *
 * @param selector one, without a comma
 * @param bodies selector of the elements that hold message bodies
 * @returns a selector of the same elements, but of none within a body or an editor
 */
export function notIn(bodies: string, selector: string): string {
  return `${selector}:not(:is(${bodies}, ${EDITOR}) *)`;
}

/**
 * @param selectors tried in order
 * @param bodies selector of the elements that hold message bodies: what stands in them may imitate anything
 * @returns the first element that is visible and stands outside of every body
 */
export function outside(page: Page, within: ParentNode, selectors: readonly string[], bodies: string): Element | null {
  for (const selector of selectors) {
    for (const element of within.querySelectorAll(notIn(bodies, selector))) if (page.isVisible(element)) return element;
  }
  return null;
}

/** @returns the element's text in one line; undefined when there is none */
export function textOf(element: Element | null | undefined): string | undefined {
  return element?.textContent?.replace(/[\r\n\t ]+/g, ' ').trim() || undefined;
}

/** @returns as `textOf`, without the parts that match */
export function textWithout(parts: string, element: Element | null): string | undefined {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const part of copy?.querySelectorAll(parts) ?? []) part.remove();
  return textOf(copy);
}

/** @returns the address in 'Name <address>', or the text itself when it holds no angle brackets */
export function addressIn(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const close = text.lastIndexOf('>');
  const open = text.lastIndexOf('<', close);
  return (open >= 0 && close > open ? text.slice(open + 1, close) : text).trim() || undefined;
}

/** @returns the address in 'Name <address>' or a text that is one; undefined when it is only a name */
export function onlyAddressIn(text: string | null | undefined): string | undefined {
  return /^[^\s<>"]{1,256}@[^\s<>"@]{1,253}$/.exec(addressIn(text) ?? '')?.[0];
}

/** @returns a cookie of the page's own that scripts may read, or null */
export function cookieOf({ cookies }: Page, name: string): string | null {
  const found = cookies()
    .split('; ')
    .find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}

/** @returns a part of an address without its percent-encoding; as it is where that is none: a page may have any address */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The attack: a mail's link to '?uid=8&uid=7', or '?uid=8&uid[]=7'. Which of them counts, the server and the page say differently, so that the
 * one is shown and the source of the other is asked for. PHP reads a dot, a blank and a bracket in a name as '_'.
 *
 * @returns the value of that name in the page's query; null when it has none, or more than one that a server may take for it
 */
export function queryValue({ location }: Page, name: string): string | null {
  const names = [...new URLSearchParams(location.search).keys()].map((key) =>
    key.replace(/\W/g, '_').replace(/^_+/, ''),
  );
  const meant = names.filter((key) => key === name || key.startsWith(`${name}_`));
  return meant.length === 1 ? new URLSearchParams(location.search).get(name) : null;
}

/** @returns the text as one part of an address; half a surrogate pair, at which `encodeURIComponent` throws, as U+FFFD */
export function pathPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/**
 * Relative to the base that the page's head names, since a webmail may run below a path of its own. The attack: markup that got into the
 * page brings a <base> of its own, or an element named "baseURI", and the source would be asked at another place, which then says what
 * the mail is.
 *
 * @returns null when it is not of the page's own origin
 */
export function addressBelow({ root, location }: Page, path: string): string | null {
  const named = root.querySelector(':scope > head > base[href]')?.getAttribute('href') ?? '';
  const url = URL.parse(path, URL.parse(named, location.href) ?? location.href);
  return url?.origin === location.origin ? url.href : null;
}

/**
 * A link (or a frame's address) that the page itself made, and the message's id in it.
 *
 * @param pattern of its path, query and all, from the first slash on; its first group is the id
 * @returns the first one outside of every body that leads to the page's own origin
 */
export function linkOutside(
  page: Page,
  selector: string,
  bodies: string,
  pattern: RegExp,
): { id: string; url: string } | null {
  for (const element of page.root.querySelectorAll(notIn(bodies, selector))) {
    const url = addressBelow(page, element.getAttribute('href') ?? element.getAttribute('src') ?? '');
    const id = url && pattern.exec(url.slice(page.location.origin.length))?.[1];
    if (url && id) return { id, url };
  }
  return null;
}
