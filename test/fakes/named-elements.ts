/** What browsers do with the names of elements, and a document made by code does not. */

const OF_DOCUMENT = 'form[name], img[name], iframe[name], embed[name], object[name]';

/**
 * Shows elements under their names in place of what the document has of its own (HTML §3.1.5), and a form's fields in place of what
 * the form has (§4.10.3).
 */
export function nameElements(document: Document): void {
  for (const form of [...document.querySelectorAll('form')]) {
    for (const field of [...form.querySelectorAll('input[name]')]) show(form, field);
  }
  for (const element of [...document.querySelectorAll(OF_DOCUMENT)]) show(document, element);
}

function show(holder: object, element: Element): void {
  Object.defineProperty(holder, element.getAttribute('name') ?? '', { value: element, configurable: true });
}

/** Where relative addresses begin: the first base that names one, wherever it stands (HTML §4.2.3). */
export function baseOf(document: Document, address: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.canParse(base, address) ? new URL(base, address).href : address;
}
