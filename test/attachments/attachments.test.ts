import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listParts, type PartsWorker } from '../../src/attachments/list-parts.ts';
import { MAX_LISTED } from '../../src/attachments/parts.ts';
import { readParts } from '../../src/attachments/read-parts.ts';
import { attachmentsOf, readContents } from '../../src/report/contents/contents.ts';

// The whole engine: read once, before anything is timed.
await import('../../src/report/engine.ts');

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const INNER = 'From: bank@bank.example\r\nSubject: inner\r\n\r\nPay now.\r\n';

const mail = (...parts: string[]) =>
  bytes(
    [
      'From: alice@shop.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...parts.map((part) => `--b\r\n${part}`),
      '--b--',
      '',
    ].join('\r\n'),
  );
const TEXT = 'Content-Type: text/plain\r\n\r\nSee below.';
const attachment = (name: string, content: string, type = 'application/pdf') =>
  [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content, 'latin1').toString('base64'),
  ].join('\r\n');
const attached = `Content-Type: message/rfc822\r\n\r\n${INNER}`;

const text = (source: Uint8Array | undefined) => Buffer.from(source ?? []).toString('latin1');

describe('the parts of a mail', () => {
  it('are its texts and its attachments, each with type, size and digest', async () => {
    const { parts, unlisted } = await readParts(mail(TEXT, attachment('bill.pdf', '%PDF-1.7 \xff')));
    expect(unlisted).toBe(0);
    expect(parts).toMatchObject([
      { kind: 'text', type: 'text/plain', sha256: null, message: null },
      {
        kind: 'attachment',
        type: 'application/pdf',
        name: 'bill.pdf',
        size: 10,
        sha256: createHash('sha256').update('%PDF-1.7 \xff', 'latin1').digest('hex'),
        message: null,
      },
    ]);
  });

  it('have no digest where their lines are not as they were in the file', async () => {
    const plain = 'Content-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\na,b\r\n1,2';
    const quoted = plain.replace('\r\n\r\n', '\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n');
    const { parts } = await readParts(mail(plain, quoted, attachment('c.csv', 'a,b\r\n1,2\n', 'text/csv')));
    expect(parts.map(({ sha256 }) => sha256)).toEqual([
      null,
      null,
      createHash('sha256').update('a,b\r\n1,2\n').digest('hex'),
    ]);
  });

  it('are attached messages too, with their bytes, by their type or their name', async () => {
    const { parts } = await readParts(mail(TEXT, attached, attachment('saved.EML', INNER, 'application/octet-stream')));
    expect(parts.map(({ message }) => message !== null)).toEqual([false, true, true]);
    expect(text(parts[2]?.message ?? undefined)).toBe(INNER);
  });

  it('are no more than a person can read, and the rest is counted', async () => {
    const many = Array.from({ length: MAX_LISTED + 7 }, (_, index) => attachment(`${index}.pdf`, `${index}`));
    const { parts, unlisted } = await readParts(mail(...many));
    expect([parts.length, unlisted]).toEqual([MAX_LISTED, 7]);
  });
});

describe('the Worker', () => {
  /** It answers what it is told to, or never. */
  function fakeWorker(does: (worker: PartsWorker) => void) {
    const ended: string[] = [];
    const worker: PartsWorker = {
      onmessage: null,
      onerror: null,
      postMessage: () => does(worker),
      terminate: () => ended.push('ended'),
    };
    return { ended, start: () => worker };
  }
  const answer = (worker: PartsWorker, data: unknown) =>
    worker.onmessage?.call(worker as Worker, { data } as MessageEvent);

  it('is ended once it has answered', async () => {
    const { ended, start } = fakeWorker((worker) => answer(worker, { parts: [], unlisted: 0 }));
    expect(await listParts(bytes(INNER), start)).toEqual({ parts: [], unlisted: 0 });
    expect(ended).toEqual(['ended']);
  });

  it('is ended when it takes too long, fails, or does not start, and then there is no list', async () => {
    const silent = fakeWorker(() => {});
    expect(await listParts(bytes(INNER), silent.start, 20)).toBe(null);
    const failing = fakeWorker((worker) => worker.onerror?.call(worker as Worker, {} as ErrorEvent));
    expect(await listParts(bytes(INNER), failing.start)).toBe(null);
    expect([silent.ended, failing.ended]).toEqual([['ended'], ['ended']]);
    const missing = () => {
      throw new Error('no such script');
    };
    expect(await listParts(bytes(INNER), missing)).toBe(null);
  });
});

describe('what a message holds', () => {
  const given = (source: Uint8Array) => ({ source, name: 'a.eml', fidelity: 'exact' as const, arrived: 'Gmail' });

  it('gives attached messages as the engine cuts them out, by their exact bytes, and as arrived nowhere', async () => {
    const { messages } = await readContents(given(mail(TEXT, attached)), readParts);
    expect(messages.map(({ source, ...rest }) => [text(source), rest])).toEqual([
      [INNER, { name: 'a.eml', fidelity: 'exact' }],
    ]);
  });

  it('gives them too when the list fails', async () => {
    const { parts, messages } = await readContents(given(mail(TEXT, attached)), async () => null);
    expect(parts).toBe(null);
    expect(messages).toHaveLength(1);
  });

  it('gives what only the parser of the list finds as not sure to be exact', async () => {
    const saved = attachment('saved.eml', INNER, 'application/octet-stream');
    const { messages } = await readContents(given(mail(TEXT, saved)), readParts);
    expect(messages.map(({ source, fidelity }) => [text(source), fidelity])).toEqual([[INNER, 'rewritten']]);
  });
});

describe('a mail that brings several messages', () => {
  const given = (source: Uint8Array) => ({ source, name: '', fidelity: 'exact' as const });
  const subjectsOf = async (source: Uint8Array) => {
    const { messages } = await readContents(given(source), readParts);
    return messages.map(({ source: one, fidelity }) => `${fidelity} ${/Subject: (.*)/.exec(text(one))?.[1]?.trim()}`);
  };
  const saved = (subject: string) =>
    attachment('saved.eml', INNER.replace('inner', subject), 'application/octet-stream');

  it('gives each, once, in whatever way it is attached', async () => {
    expect(await subjectsOf(mail(TEXT, attached, saved('other')))).toEqual(['exact inner', 'rewritten other']);
    const many = Array.from({ length: 25 }, (_, index) => attached.replace('inner', `number ${index}`));
    expect(new Set((await subjectsOf(mail(...many))).map((one) => one.replace(/^\w+ /, '')))).toEqual(
      new Set(many.map((_, index) => `number ${index}`)),
    );
    expect(await subjectsOf(mail(...many))).toHaveLength(25);
  });

  it('gives one once where its lines were written anew', async () => {
    const unix = attached.replaceAll('\r\n', '\n').replace('\n\n', '\r\n\r\n');
    expect(await subjectsOf(mail(TEXT, unix, attached.replace('Pay', '\xe4\xf6')))).toHaveLength(2);
  });
});

describe('the attachments for a ticket', () => {
  const given = (source: Uint8Array) => ({ source, name: '', fidelity: 'exact' as const });

  it('are those of the source that the page has, without the texts', async () => {
    const files = await attachmentsOf(given(mail(TEXT, attachment('bill.pdf', 'x'), attached)), readParts);
    expect(files.map(({ name }) => name)).toHaveLength(2);
    expect(files[0]).toMatchObject({
      name: 'bill.pdf',
      size: 1,
      sha256: createHash('sha256').update('x').digest('hex'),
    });
  });

  it('are none where there is no source, or it could not be read', async () => {
    expect(await attachmentsOf(null, readParts)).toEqual([]);
    expect(await attachmentsOf(given(bytes('')), async () => null)).toEqual([]);
  });
});
