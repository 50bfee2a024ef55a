/** An answer of the DNS taken apart, when it is a record whose tags can be explained. */
import type { DnsQuestion } from '../../core/index.ts';
import type { RecordKind } from '../../lesson/places.ts';
import { dmarcTerms, keyTerms, spfTerms, type Term } from './record-terms.ts';

export interface AnswerTerms {
  record: RecordKind;
  terms: Term[];
}

/** @returns null for what is no such record: an address, another text of the same name, no answer */
export function answerTerms({ type, purpose, answers }: DnsQuestion): AnswerTerms | null {
  if (type !== 'TXT') return null;
  const starting = (start: string) => answers.find((answer) => answer.toLowerCase().startsWith(start));
  const found =
    purpose === 'spf' ? starting('v=spf1') : purpose === 'dmarc' ? starting('v=dmarc1') : answers.find(holdsKey);
  if (found === undefined) return null;
  if (purpose === 'spf') return { record: 'spf', terms: spfTerms(found) };
  if (purpose === 'dmarc') return { record: 'dmarc', terms: dmarcTerms(tagsOf(found)) };
  return purpose === 'dkim' || purpose === 'arc' ? { record: 'key', terms: keyTerms(found) } : null;
}

const holdsKey = (answer: string) => answer.includes('p=');

function tagsOf(record: string): { name: string; value: string }[] {
  return record
    .split(';', 50)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .map((tag) => {
      const equals = tag.indexOf('=');
      return equals < 0
        ? { name: tag, value: '' }
        : { name: tag.slice(0, equals).trim(), value: tag.slice(equals + 1).trim() };
    });
}
