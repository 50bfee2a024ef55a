/** The report page on paper: all of it, whichever tab is shown; what a browser makes of it, test/e2e/report.test.ts tells. */
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { usePrint } from '../../src/report/print/use-print.tsx';
import { verified } from '../fakes/inspections.ts';
import { mount } from '../views/page.tsx';

function Page({ inspection }: { inspection: Inspection | null }) {
  usePrint(inspection);
  return <main />;
}

async function open(inspection: Inspection | null) {
  const page = mount(<Page inspection={inspection} />);
  for (let turn = 0; turn < 40; turn++) await page.settle();
  const print = (type: 'beforeprint' | 'afterprint') => {
    const window = page.document.defaultView as unknown as Window & { Event: typeof Event };
    window.dispatchEvent(new window.Event(type));
  };
  return { page, print };
}

describe('while the browser prints', () => {
  it('the page is the whole report, and afterwards itself again', async () => {
    const { page, print } = await open(verified);
    print('beforeprint');
    const sheet = page.get('.sheet');
    for (const text of [verified.source.sha256, 'DMARC', ...verified.fields.map(({ name }) => name)])
      expect(sheet.textContent).toContain(text);
    expect(sheet.querySelectorAll('details.dns-list[open]')).toHaveLength(1);
    expect(page.document.body.classList.contains('on-paper')).toBe(true);
    print('afterprint');
    expect(page.all('.sheet')).toEqual([]);
    expect(page.document.body.classList.contains('on-paper')).toBe(false);
  });

  it('a page without a finished message prints as it is', async () => {
    const { page, print } = await open(null);
    print('beforeprint');
    expect(page.all('.sheet')).toEqual([]);
  });
});
