/** Several messages at once, over a whole background. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/background/services.ts';
import { forgetResults } from '../../src/background/settings-change.ts';
import { inspect } from '../../src/core/index.ts';
import { ReportPage } from '../../src/report/report.tsx';
import { fakeEngine, settle, startBackground } from '../background/scene.ts';
import { FROM_BACKGROUND, FROM_POPUP, fake, OWN, resetBrowser } from '../fakes/browser.ts';
import { draft, toText } from '../messages/message.ts';
import { type MountedPage, mount } from '../views/page.tsx';
import { writeCompoundFile } from './files/compound-file-writer.ts';

const GOOD = toText(draft({ subject: 'verified shop.example' }));
const BAD = toText(draft({ subject: 'failed bank.example' }));
/** What one wrote oneself: it has no header. */
const OLE = writeCompoundFile({});

const FROM_REPORT = { ...FROM_POPUP, url: `${OWN}report/report.html`, tab: { id: 31 } };

function open(engine = fakeEngine()) {
  const { services } = startBackground(engine);
  const page = mount(<ReportPage onSettings={() => {}} />);
  const quiet = async (until = () => true) => {
    for (let turn = 0; turn < 4 || (turn < 300 && !until()); turn++) {
      await act(settle);
      await page.settle();
    }
  };
  return { engine, services, page, quiet };
}

/** Settings on which results rest are changed on another page. */
async function change(services: Services, quiet: () => Promise<void>): Promise<void> {
  fake.sender = FROM_BACKGROUND;
  await forgetResults(services);
  fake.sender = FROM_REPORT;
  await quiet();
}

const FILES = [new File([GOOD], 'good.eml'), new File([OLE], 'letter.msg'), new File([BAD], 'bad.eml')];
const levels = (page: MountedPage) => page.all('.batch-item').map((item) => item.getAttribute('data-level'));

beforeEach(() => {
  resetBrowser();
  fake.sender = FROM_REPORT;
});

describe('several files', () => {
  it('become a list with their verdicts, in their order, none left out', async () => {
    const { engine, page, quiet } = open();
    await quiet();
    page.give(FILES);
    await quiet(() => levels(page).includes('failed'));
    expect(levels(page)).toEqual(['verified', null, 'failed']);
    expect(engine.calls).toHaveLength(2);
    expect(page.text()).toContain('2 messages');
    expect(page.text()).toContain('2 of 2 done');
    expect(page.text()).toContain('is an Outlook file (.msg)');
    // What is said of it names it.
    expect(page.text().split('letter.msg')).toHaveLength(2);
    // An address is one piece, so that no line parts its domain.
    for (const { textContent } of page.all('.batch-text .address')) expect(textContent).toMatch(/^<[^<>]+@[^<>]+>$/);
    expect(page.all('.batch-text .address')).toHaveLength(2);
    expect(page.all('.batch button.batch-item')).toHaveLength(2);
  });

  it('that are no messages are each told as what they are, and none is left out', async () => {
    const { page, quiet } = open({ ...fakeEngine(), inspect });
    await quiet();
    page.give([
      new File([], 'empty.mbox'),
      new File(['PK\u0003\u0004\u0014\u0000\u0008\u0000word/document.xml'], 'zip.eml'),
      new File([Buffer.from(`\ufeff${GOOD}`, 'utf16le')], 'notepad.txt'),
      new File(['%PDF-1.7\n1 0 obj\n'], 'letter.pdf'),
      new File([`99999\n${GOOD}`], '1.emlx'),
      new File([OLE], 'letter.msg'),
      new File([OLE.slice(0, 700)], 'half.msg'),
      new File([GOOD], 'good.eml'),
    ]);
    await quiet(() => page.text().includes('4 of 4 done'));
    const said = page.all('.batch-item').map((item) => item.querySelector('.batch-text')?.textContent ?? '');
    const told = [
      'The source is empty',
      'does not open ZIP files',
      'saved as UTF-16',
      'No message header',
      '“1.emlx” is damaged',
      'is an Outlook file (.msg)',
      '“half.msg” could not be read',
      'shop.example',
    ];
    expect(said).toHaveLength(told.length);
    for (const [index, words] of told.entries()) expect(said[index]).toContain(words);
  });

  it('are each opened by a click, under a title of ours, and lead back to the list', async () => {
    const { page, quiet } = open();
    await quiet();
    page.give(FILES);
    await quiet(() => levels(page).includes('failed'));
    const [, second] = page.all('.batch button.batch-item');
    if (second) page.click(second);
    await quiet(() => page.all('.inspection').length > 0);
    expect(page.get('.inspection .verdict').getAttribute('data-level')).toBe('failed');
    expect(page.document.title).toMatch(/^Claimed sender not proven · \d\d:\d\d:\d\d – Waybill report$/);
    page.click(page.byText('.report-top button', 'Back to the list'));
    await quiet();
    expect(levels(page)).toEqual(['verified', null, 'failed']);
    expect(page.document.title).toBe('Waybill report');
    page.click(page.byText('.report-top button', 'Another message'));
    await quiet();
    expect(page.all('.batch')).toEqual([]);
    expect(page.all('textarea')).toHaveLength(1);
  });

  it('are checked one after the other, until somebody stops that, and go on when asked to', async () => {
    const engine = fakeEngine();
    const finish = engine.hold();
    const { page, quiet } = open(engine);
    await quiet();
    page.give(FILES);
    await quiet(() => engine.calls.length > 0);
    await quiet();
    expect(levels(page)).toEqual(['checking', null, null]);
    expect(engine.calls).toHaveLength(1);
    page.click(page.byText('.batch button', 'Stop'));
    finish();
    await quiet();
    expect(levels(page)).toEqual([null, null, null]);
    expect(engine.calls).toHaveLength(1);
    page.click(page.byText('.batch button', 'Check the rest'));
    await quiet(() => levels(page).includes('failed'));
    expect(levels(page)).toEqual(['verified', null, 'failed']);
  });

  it('stay stopped when settings change: the verdicts go, and a click goes on with all', async () => {
    const { engine, services, page, quiet } = open();
    await quiet();
    const finish = engine.hold();
    page.give(FILES);
    await quiet(() => engine.calls.length > 0);
    page.click(page.byText('.batch button', 'Stop'));
    finish();
    await quiet();
    await change(services, quiet);
    expect(engine.calls).toHaveLength(1);
    expect(levels(page)).toEqual([null, null, null]);
    expect(page.text()).toContain('is an Outlook file (.msg)');
    page.click(page.byText('.batch button', 'Check the rest'));
    await quiet(() => levels(page).includes('failed'));
    expect(levels(page)).toEqual(['verified', null, 'failed']);
    // Nobody stopped it now: it is checked anew by itself.
    await change(services, quiet);
    await quiet(() => engine.calls.length >= 5);
    expect(engine.calls).toHaveLength(5);
  });

  it('show the one that was clicked last, whichever is read first', async () => {
    const { page, quiet } = open();
    await quiet();
    const slow = new File([GOOD], 'slow.eml');
    page.give([slow, new File([BAD], 'quick.eml')]);
    await quiet(() => levels(page).includes('failed'));
    let read = () => {};
    const whole = slow.slice.bind(slow);
    slow.slice = (...range) => {
      const part = whole(...range);
      const bytes = part.arrayBuffer.bind(part);
      part.arrayBuffer = () => new Promise((resolve) => (read = () => resolve(bytes())));
      return part;
    };
    const [first, second] = page.all('.batch button.batch-item');
    if (first && second) {
      page.click(first);
      page.click(second);
    }
    await quiet(() => page.all('.inspection').length > 0);
    read();
    await quiet();
    expect(page.document.title).toMatch(/^Claimed sender not proven · /);
    expect(page.get('.inspection .verdict').getAttribute('data-level')).toBe('failed');
  });

  it('need no list when there is one, and an .msg alone has its sentence and no verdict', async () => {
    const { engine, page, quiet } = open();
    await quiet();
    page.give(FILES.slice(1, 2));
    await quiet(() => page.all('.problem').length > 0);
    expect(page.text()).toContain('Save the message as .eml instead');
    expect(page.all('.inspection, .batch')).toEqual([]);
    expect(engine.calls).toEqual([]);
    page.give(FILES.slice(0, 1));
    await quiet(() => page.all('.inspection').length > 0);
    expect(page.all('.batch, .problem')).toEqual([]);
  });
});
