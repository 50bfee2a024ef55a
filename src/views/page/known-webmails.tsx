import { formatList } from '../../text/formats.ts';
import type { TextKey } from '../../text/translate.ts';
import { Say, useReading } from '../reading.tsx';

/** Names by the way in which the source is had. */
export interface WebmailNames {
  source: readonly string[];
  header: readonly string[];
  byHand: readonly string[];
}

const WAYS: readonly (readonly [keyof WebmailNames, TextKey])[] = [
  ['source', 'by_hand_known_source'],
  ['header', 'by_hand_known_header'],
  ['byHand', 'by_hand_known_steps'],
];

/** "MailDev 2" stays on one line. */
const WITHIN_NAME = /(?<=\w) (?=\w)/g;

/** The webmails that are known, in groups. The names are ours, and too many for a value in a sentence, which is cut. */
export function KnownWebmails({ names }: { names: WebmailNames }) {
  const { language } = useReading();
  return (
    <dl class="known-webmails">
      {WAYS.map(([way, text]) => (
        <div key={way}>
          <dt>
            <Say text={text} />
          </dt>
          <dd>{formatList(names[way], language).replaceAll(WITHIN_NAME, '\u00a0')}</dd>
        </div>
      ))}
    </dl>
  );
}
