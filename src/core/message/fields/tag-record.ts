import { isAnswer } from '../../dns/answer.ts';
import type { DnsAnswer } from '../../dns/resolver.ts';
import { shownRecord } from '../../dns/shown-record.ts';
import { parseTagList, type TagList } from './tag-list.ts';

/**
 * What a domain publishes at one name as a list of tags, beside what its mail is checked by: BIMI, MTA-STS, TLS-RPT. Records that do not begin with
 * the version are left out, and of several none counts; a missing answer is its own state.
 *
 * @param topic how the codes begin
 * @param isRecord whether a text begins with the version
 * @param judge what the one record says
 */
export function readTagRecord<Topic extends string, Said extends string>(
  topic: Topic,
  answer: DnsAnswer,
  isRecord: (text: string) => boolean,
  judge: (list: TagList) => Said,
) {
  const texts = answer.records.flatMap(({ type, data }) => (type === 'TXT' && isRecord(data) ? [data] : []));
  const [text] = texts;
  if (text !== undefined && texts.length === 1) {
    const list = parseTagList(text);
    return { code: `${topic}_${judge(list)}` as const, ...shownRecord(text, list.tags) };
  }
  const none = isAnswer(answer) ? 'none' : 'unknown';
  return { code: `${topic}_${texts.length > 1 ? 'several' : none}` as const, record: null, tags: [] };
}
