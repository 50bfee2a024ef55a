/** What a page's file shows before any script is there is what the view draws: its elements are taken over as they are, and nothing flashes. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LearnPage } from '../../src/learn/learn.tsx';
import { OptionsPage } from '../../src/options/options.tsx';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { ReportPage } from '../../src/report/report.tsx';
import { WelcomePage } from '../../src/welcome/welcome.tsx';
import { OWN, resetBrowser } from '../fakes/browser.ts';
import { fakeDependencies } from '../popup/fake-dependencies.ts';
import { mount } from './page.tsx';

const popup = <Popup outside={fakeDependencies({ tab: null, inspections: [] })} />;
const welcome = (
  <WelcomePage
    ladder="click"
    isManaged={false}
    resolver="dns.example"
    program="chrome"
    shortcuts={{ popup: '', panel: '' }}
    addresses={{ learn: () => '', report: '' }}
    onLadder={async () => {}}
  />
);
const PAGES = [
  ['popup/popup', popup],
  ['popup/panel', popup],
  ['report/report', <ReportPage key="report" onSettings={() => {}} />],
  ['options/options', <OptionsPage key="options" initial={DEFAULT_SETTINGS} />],
  ['learn/learn', <LearnPage key="learn" onLanguage={() => {}} />],
  ['welcome/welcome', welcome],
] as const;

beforeEach(() => {
  resetBrowser();
  vi.stubGlobal('location', new URL(`${OWN}learn/learn.html`));
  for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => {});
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
  return () => vi.unstubAllGlobals();
});

describe.each(PAGES)('the first frame of %s', (path, view) => {
  const html = readFileSync(new URL(`../../src/${path}.html`, import.meta.url), 'utf8');
  const frame = parseHTML(html).document.getElementById(path.split('/')[1] ?? '')?.innerHTML ?? '';

  it('shows something that is true in every language, and needs no script', () => {
    const shown = parseHTML(`<main>${frame}</main>`).document;
    expect(shown.querySelectorAll('img, svg').length).toBeGreaterThan(0);
    expect(['', 'Waybill']).toContain(shown.querySelector('main')?.textContent?.trim());
  });

  it('stays as it is, element by element, when the view is drawn', () => {
    const { document, frame: elements } = mount(view, {}, frame);
    expect(elements.length).toBeGreaterThan(1);
    for (const { element, attributes } of elements) {
      expect(document.contains(element), element.outerHTML).toBe(true);
      // What is read aloud comes with the words.
      for (const [name, value] of attributes) expect(element.getAttribute(name)).toBe(value);
    }
    // Its words alone become more.
    expect(document.getElementById('root')?.textContent).not.toBe('');
  });
});
