import { describe, expect, it } from 'vitest';
import { DNS_CODES } from '../../../src/core/codes/dns.ts';
import { troubled } from '../../../src/core/dns/answer.ts';
import { answerNote } from '../../../src/core/dns/note.ts';
import type { DnsTrouble } from '../../../src/core/inspection/index.ts';
import { LANGUAGES, translate } from '../../../src/text/translate.ts';

describe('answerNote', () => {
  it('has a sentence of its own for every way in which an answer can fail, in each language', () => {
    const troubles: Record<DnsTrouble, true> = {
      servfail: true,
      refused: true,
      rcode: true,
      http: true,
      html: true,
      mismatch: true,
      truncated: true,
      malformed: true,
      timeout: true,
      offline: true,
      invalid_name: true,
      limit: true,
      aborted: true,
      personal: true,
    };
    for (const language of LANGUAGES) {
      const sentences = (Object.keys(troubles) as DnsTrouble[]).map((trouble) => {
        const { code, values } = answerNote(troubled(trouble), 'mail.example', 'TXT');
        return translate(code, values, language);
      });
      expect(new Set(sentences).size).toBe(Object.keys(troubles).length);
      for (const sentence of sentences) expect(sentence).toContain('mail.example');
    }
  });

  it('tells a name without records from one that does not exist', () => {
    expect(answerNote({ status: 'nodata' }, 'a.example', 'MX')).toEqual({
      code: 'dns_nodata',
      values: { name: 'a.example', type: 'MX' },
    });
    expect(answerNote({ status: 'nxdomain' }, 'a.example', 'MX').code).toBe('dns_nxdomain');
  });

  it('has a sentence for every code in each language', () => {
    for (const language of LANGUAGES)
      for (const code of DNS_CODES) expect(translate(code, {}, language)).not.toBe(code);
  });
});
