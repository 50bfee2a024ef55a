/**
 * Data that a page's own script holds. A content script cannot see the page's variables, but it can read the script's
 * text.
 */

/** Objects larger than this are no configuration. */
const MAX_LENGTH = 1024 * 1024;
/** What begins like an object and is none. A mail's words may stand in a script too, within a string, as often as the mail likes. */
const MOST_FAILURES = 20;

const JAVASCRIPT = ['', 'module', 'text/javascript', 'application/javascript'];

/**
 * The texts of the page's inline scripts that the browser runs. The attack: a mail brings a script of a type that nobody runs, which a
 * webmail lets through as data, with an environment of its own making in it.
 *
 * @param bodies selector of the elements that hold message bodies, where they are known
 */
export function scriptTexts(root: Element, bodies?: string): string[] {
  return [...root.querySelectorAll('script:not([src])')]
    .filter((script) => isRun(script) && (bodies === undefined || script.closest(bodies) === null))
    .map((script) => script.textContent ?? '');
}

/** Whether the browser runs any script of the page. Webmails take them out of all that came with a mail. */
export function hasScript(root: Element): boolean {
  return [...root.querySelectorAll('script')].some(isRun);
}

function isRun(script: Element): boolean {
  return JAVASCRIPT.includes(typeOf(script));
}

/** HTML §4.12.1: the old attribute `language` names the type where `type` does not. */
function typeOf(script: Element): string {
  const language = script.getAttribute('language');
  const type = script.getAttribute('type') ?? (language ? `text/${language}` : '');
  return type.trim().toLowerCase();
}

/**
 * Finds the JSON object that stands right behind `before` in the text of an inline script, and reads it.
 *
 * @param before how the call or assignment begins: 'rcmail.set_env('
 * @param bodies selector of the elements that hold message bodies
 * @returns every object found, in the order of the page; what is no JSON is left out, and so is what stands within an object's strings: a
 *   page's configuration may hold words of a mail
 */
export function objectsInScripts(root: Element, before: string, bodies: string): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  let failures = 0;
  for (const text of scriptTexts(root, bodies)) {
    for (let at = text.indexOf(before); at >= 0 && failures < MOST_FAILURES; ) {
      const start = at + before.length;
      const end = endOfObject(text, start);
      const object = end === null ? null : readObject(text.slice(start, end));
      if (object) objects.push(object);
      else failures++;
      at = text.indexOf(before, (object && end) ?? start);
    }
  }
  return objects;
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The index behind the brace that closes the one at `start`; braces within strings do not count. */
function endOfObject(text: string, start: number): number | null {
  if (text[start] !== '{') return null;
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length && at - start < MAX_LENGTH; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return null;
}
