import { describe, expect, it } from 'vitest';
import { arrivedAt, createGivenSources, type GivenSource } from '../../src/report/sources.ts';

const sized = (mebibytes: number): GivenSource => ({
  source: new Uint8Array(mebibytes * 1024 * 1024),
  name: '',
  fidelity: 'exact',
});

describe('the sources that a page was given', () => {
  it('are there until newer ones need their room, and the newest always is', () => {
    const sources = createGivenSources();
    const [first, second, third] = [sized(20), sized(20), sized(20)];
    sources.keep('a', first);
    sources.keep('b', second);
    expect([sources.find('a'), sources.find('b')]).toEqual([first, second]);
    // Given once more: it is the newer one now.
    sources.keep('a', first);
    sources.keep('c', third);
    expect(['a', 'b', 'c'].map((key) => sources.find(key) !== null)).toEqual([true, false, true]);
    sources.keep('d', sized(50));
    expect(['a', 'b', 'c', 'd'].map((key) => sources.find(key) !== null)).toEqual([false, false, false, true]);
  });
});

describe('a file of which a person says where it arrived', () => {
  const fidelityOf = (text: string) => {
    const given: GivenSource = { source: new TextEncoder().encode(text), name: '', fidelity: 'exact' };
    return [arrivedAt(given, 'Gmail').fidelity, arrivedAt(given, undefined).fidelity];
  };

  it('is its header alone where nothing follows the empty line, or there is none', () => {
    for (const end of ['', '\r\n', '\n', '\r\n\r\n', '\n\n'])
      expect([end, ...fidelityOf(`From: a@b.example\r\nTo: c@d.example${end}`)]).toEqual([end, 'headers', 'exact']);
    for (const body of ['\r\n\r\nx', '\n\n\n', '\r\n\r\n\r\n'])
      expect([body, ...fidelityOf(`From: a@b.example${body}`)]).toEqual([body, 'exact', 'exact']);
  });
});
