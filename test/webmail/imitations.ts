/**
 * Bodies that imitate a webmail's page, as a webmail leaves them that keeps as much as any does: scripts that run are taken out; classes, ids,
 * names and links are kept, which most webmails do not.
 */
import type { PageFixture } from './pages/fixture.ts';

/** What the attacker's copies say in place of what the page says: nothing of it may be told of a page. */
export const FORGED = /bank@legit|boss@legit|31337|forged/;

/** Functions and values that profiles and their helpers use of a document and of an element. */
const OF_DOCUMENT =
  'location document forms querySelector querySelectorAll baseURI cookie body head contentType rcmail waybill';
const OF_ELEMENT = 'closest matches querySelector querySelectorAll';
/** What an object has that nobody gave it. */
const OF_OBJECT = '__proto__ constructor prototype hasOwnProperty toString valueOf';
const INERT = ['text/plain', 'application/json', 'text/template', 'text/x-handlebars', 'module-shim'];

/** @returns the markup of a whole page with other words and other messages in it */
function forge(html: string): string {
  return html
    .replaceAll('alice@sender.example', 'bank@legit.example')
    .replaceAll('bob@rcpt.example', 'boss@legit.example')
    .replaceAll(/\b(?:Minutes|The topic|one)\b/g, 'forged')
    .replaceAll(/(data-[\w-]*id)="[^"]*"/g, '$1="31337"')
    .replaceAll('T0ken', 'forged')
    .replaceAll(/\b7\b/g, '31337');
}

const scriptless = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '');
const inBody = (html: string) => html.replaceAll(/<(\/?)(?:html|head|body)\b/g, '<$1div');
const asText = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const named = (names: string, markup: (name: string) => string) => names.split(' ').map(markup).join('');

/**
 * @param pages all that are known: a mail does not know which webmail shows it
 * @returns the markup of each body by what it tries
 */
export function imitations(pages: readonly PageFixture[]): Record<string, string> {
  const whole = pages.map(({ html }) => forge(html('Hello'))).join('\n');
  const scripts = (whole.match(/<script[\s\S]*?<\/script>/g) ?? []).map((script) =>
    script.replace(/<\/?script[^>]*>/g, ''),
  );
  const copy = inBody(scriptless(whole));
  const formed = copy
    .replaceAll(
      /<(?:div|span|p|h\d|main|section|article|dd|pre)\b([^>]*)>/g,
      `<form$1>${named(OF_ELEMENT, (name) => `<input name="${name}">`)}`,
    )
    .replaceAll(/<\/(?:div|span|p|h\d|main|section|article|dd|pre)>/g, '</form>');
  return {
    'the page as elements': copy,
    'the page before and behind the text': `${copy}<p>Hello</p>${copy}`,
    'the page as text': asText(whole),
    'the page as text that shows its source': `<textarea>${asText(whole)}</textarea><pre>${asText(whole)}</pre>`,
    'the page in a frame in a frame': `<iframe srcdoc="${asText(`<iframe srcdoc="${asText(whole)}"></iframe>${whole}`)}"></iframe>`,
    'the page in an element of its own': `<x-page><x-page>${copy}</x-page></x-page>`,
    'the page in a shadow root': `<div><template shadowrootmode="open">${copy}</template></div>`,
    'the page as forms that name what scripts call': formed,
    'forms that name what a document has': named(OF_DOCUMENT, (name) => `<form name="${name}" id="${name}"></form>`),
    'pictures that name what a document has': named(OF_DOCUMENT, (name) => `<img name="${name}" id="${name}">`),
    'frames that name what a document has': named(OF_DOCUMENT, (name) => `<iframe name="${name}"></iframe>`),
    'forms that name what every object has': named(
      OF_OBJECT,
      (name) =>
        `<form name="${name}" id="${name}" class="${name}">${named(OF_OBJECT, (field) => `<input name="${field}">`)}</form>`,
    ).concat(copy),
    'the page in slots': `<x-host><template shadowrootmode="open"><slot name="x"></slot></template><div slot="x">${copy}</div></x-host>`,
    'the page in attributes': ['data-template', 'title', 'aria-label', 'alt', 'onclick']
      .map((name) => `<div ${name}="${asText(whole)}"></div>`)
      .join(''),
    'the page in an editor of its own': `<div contenteditable="true"><div contenteditable="false">${copy}</div></div>`,
    'the page in a dialog': `<dialog open><details open><summary>x</summary>${copy}</details></dialog>`,
    'the page in a drawing': `<svg><foreignObject>${copy}</foreignObject></svg>`,
    'anchors that lead to other messages': anchors(pages),
    'a base at another origin': '<base href="https://forged.example/">',
    'a base at the same origin': '<base href="/forged/31337/">',
    'a page that is led away': '<meta http-equiv="refresh" content="0;url=https://forged.example/">',
    'scripts that nobody runs': scripts
      .flatMap((script) => INERT.map((type) => `<script type="${type}">${script}</script>`))
      .join(''),
    'scripts in templates, comments and texts': scripts
      .map(
        (script) =>
          `<template><div>${asText(script)}</div></template><!--<script>${script}</script>--><textarea>${asText(`<script>${script}</script>`)}</textarea>`,
      )
      .join(''),
    'links of attached messages': attachedLinks(copy),
  };
}

/** The address of every page as it leads to another message: whole, from the root, and by its query or fragment alone. */
function anchors(pages: readonly PageFixture[]): string {
  const links = pages.flatMap(({ address }) => {
    const { origin, pathname, search, hash } = new URL(address);
    const [path, query, fragment] = [pathname, search, hash].map((part) => part.replace(/\d(?=\D*$)/, '31337'));
    return [`${origin}${path}${query}${fragment}`, `${path}${query}${fragment}`, query, fragment].map(String);
  });
  return links.map((link) => `<a href="${asText(link)}" target="_top">x</a><area href="${asText(link)}">`).join('');
}

/** Every link and frame of the copies by itself, and SnappyMail's, which says in JSON which message it is. */
function attachedLinks(copy: string): string {
  const told = { folder: 'forged', uid: 31337, mimeType: 'message/rfc822', fileName: 'forged.eml', accountHash: 'h' };
  const links = ['href', 'src'].flatMap((name) =>
    [...copy.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(([, address]) => address ?? ''),
  );
  links.push(`?/Raw/0/${Buffer.from(JSON.stringify(told)).toString('base64url')}`);
  return `<menu class="g-ui-menu dropdown-menu">${links.map((link) => `<a class="menuitem" title="Download" href="${link}">a.eml</a>`).join('')}</menu>`;
}
