/** What is shown and weighs nothing: all of it is there, in every form, and folded. */
import { describe, expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { exportHtml } from '../../src/export/html.tsx';
import { exportText } from '../../src/export/text.ts';
import { LANGUAGES, type TextKey, translate } from '../../src/text/translate.ts';
import { ChecksTab } from '../../src/views/checks/checks-tab.tsx';
import { Panel } from '../../src/views/diagram/panel.tsx';
import { RouteTab } from '../../src/views/route/route-tab.tsx';
import { verified } from '../fakes/inspections.ts';
import { personal, withShownOnly } from '../fakes/shown-only.ts';
import { draw, mount } from './page.tsx';

const nothing = () => {};
const textOf = (element: Element | null | undefined) => element?.textContent ?? '';

describe('what the spam filter wrote', () => {
  it.each(LANGUAGES)('stands token by token with its meaning in a section that is folded, in %s', (language) => {
    const section = draw(<ChecksTab inspection={withShownOnly} />, { language }).querySelector('.spam-fields');
    expect([section?.localName, section?.hasAttribute('open')]).toEqual(['details', false]);
    for (const field of withShownOnly.spamFields ?? []) {
      expect(textOf(section)).toContain(field.name);
      for (const { text, code, values } of field.tokens) {
        expect(textOf(section)).toContain(text);
        expect(plain(textOf(section))).toContain(plain(translate(code, values, language)));
      }
    }
  });

  it('has no section where there is nothing', () => {
    expect(draw(<ChecksTab inspection={verified} />).querySelector('.spam-fields')).toBeNull();
  });
});

describe('BIMI, MTA-STS, TLS-RPT and DKIM2', () => {
  it.each(LANGUAGES)('stand folded, each record tag by tag, in %s', (language) => {
    const page = draw(<ChecksTab inspection={withShownOnly} />, { language });
    for (const [name, count] of [
      ['.bimi', 3],
      ['.transport', 2],
      ['.dkim2', 0],
    ] as const) {
      const section = page.querySelector(name);
      expect([section?.localName, section?.hasAttribute('open')]).toEqual(['details', false]);
      expect(section?.querySelectorAll('.term')).toHaveLength(count);
    }
    expect(page.body.textContent).not.toContain(translate('view_term_unknown', {}, language));
    // The logo's address is text: nothing to click, nothing to load.
    expect(page.querySelectorAll('a, img, [src], [href]')).toHaveLength(0);
  });

  it('offers the further records where something can be asked, and asks only by the click', () => {
    const asked: string[] = [];
    const page = mount(<ChecksTab inspection={verified} onFurther={() => asked.push('further')} />);
    expect(asked).toEqual([]);
    page.click(page.get('.transport button'));
    expect(asked).toEqual(['further']);
    for (const inspection of [withShownOnly, { ...verified, withoutDns: true }])
      expect(
        draw(<ChecksTab inspection={inspection} onFurther={nothing} />).querySelector('.transport button'),
      ).toBeNull();
    expect(draw(<ChecksTab inspection={verified} />).querySelector('.transport')).toBeNull();
  });
});

describe('a name that was not looked up since it seems to be made for one recipient', () => {
  it('carries the reason and a button beside its signature', () => {
    const asked: string[] = [];
    const page = mount(<ChecksTab inspection={personal} onPersonal={() => asked.push('personal')} />);
    expect(page.text()).toContain(translate('view_personal_why'));
    page.click(page.byText('.personal-offer button', translate('view_personal_ask')));
    expect(asked).toEqual(['personal']);
  });

  it('has no button in a file, and nothing stands there for other names', () => {
    const file = draw(<ChecksTab inspection={personal} />).querySelector('.personal-offer');
    expect([file === null, file?.querySelector('button') ?? null]).toEqual([false, null]);
    expect(draw(<ChecksTab inspection={verified} onPersonal={nothing} />).querySelector('.personal-offer')).toBeNull();
  });
});

describe('remarks about the route', () => {
  it('stand folded below the route, with the reason why SPF has no envelope', () => {
    const page = draw(<RouteTab inspection={withShownOnly} journey={buildJourney(withShownOnly)} />);
    const notes = page.querySelector('.route-notes');
    expect(notes?.hasAttribute('open')).toBe(false);
    expect(notes?.querySelectorAll('li')).toHaveLength(2);
    expect(
      draw(<RouteTab inspection={verified} journey={buildJourney(verified)} />).querySelector('.route-notes'),
    ).toBe(null);
  });

  it('about one hop stand in what its arrow explains', () => {
    const journey = buildJourney(withShownOnly);
    const step = journey.steps.find(({ fieldIndex }) => fieldIndex === withShownOnly.route.hops[0]?.fieldIndex);
    const panel = draw(<Panel journey={journey} inspection={withShownOnly} open={step?.id ?? ''} onClose={nothing} />);
    expect(textOf(panel.querySelector('.check-warning'))).toBe(translate('route_hop_no_date'));
  });
});

describe('saved reports', () => {
  it.each(LANGUAGES)('hold all of it in %s', (language) => {
    const html = textOf(draw(<main dangerouslySetInnerHTML={{ __html: exportHtml(withShownOnly, language) }} />).body);
    const text = exportText(withShownOnly, language);
    const sentences: TextKey[] = ['route_hop_no_date', 'route_envelope_no_client', 'export_section_spam'];
    for (const sentence of sentences) expect(text).toContain(translate(sentence, {}, language));
    expect(html).toContain(translate('view_spam', {}, language));
    for (const where of [html, text])
      for (const part of ['BAYES_99', 'https://shop.example/logo.svg', '20261101', 'DKIM2-Signature'])
        expect(where).toContain(part);
  });

  it('tell which answers DNSSEC vouches for, and of no others', () => {
    const [first, ...others] = verified.dns;
    const secured = (secure: boolean) => ({
      ...verified,
      dns: first ? [{ ...first, secure }, ...others.map((question) => ({ ...question, secure: false }))] : [],
    });
    expect(exportText(secured(true), 'en').match(/validated by DNSSEC/g)).toHaveLength(1);
    expect(exportText(secured(false), 'en')).not.toContain('validated by DNSSEC');
  });
});

/** Without the marks that isolate a value. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
