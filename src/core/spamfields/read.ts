/**
 * What spam filters wrote into the header, explained. For display only: anybody can write such fields, and a filter's opinion is
 * none of the questions asked here.
 */
import type { SpamField, SpamToken } from '../inspection/index.ts';
import { MAX_SHOWN_FIELD, MAX_SPAM_FIELDS, MAX_SPAM_TOKENS } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { Message } from '../message/message.ts';
import { readCompauth } from './compauth.ts';
import { readLevel, readReport } from './exchange.ts';
import { readAction, readSpamdResult } from './rspamd.ts';
import { readFlag, readReportLines, readScoreField, readStatus } from './spamassassin.ts';

interface Reader {
  product: SpamField['product'];
  read(value: string): SpamToken[];
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['x-forefront-antispam-report', { product: 'exchange', read: readReport }],
  ['x-forefront-antispam-report-untrusted', { product: 'exchange', read: readReport }],
  ['x-microsoft-antispam', { product: 'exchange', read: readReport }],
  ['x-ms-exchange-organization-scl', { product: 'exchange', read: (value) => readLevel('SCL', value) }],
  ['x-ms-exchange-organization-pcl', { product: 'exchange', read: (value) => readLevel('PCL', value) }],
  ['authentication-results', { product: 'exchange', read: readCompauth }],
  ['x-spam-status', { product: 'spamassassin', read: readStatus }],
  ['x-spam-report', { product: 'spamassassin', read: readReportLines }],
  ['x-spam-flag', { product: 'spamassassin', read: readFlag }],
  ['x-spam-score', { product: 'spamassassin', read: readScoreField }],
  ['x-spamd-result', { product: 'rspamd', read: readSpamdResult }],
  ['x-rspamd-action', { product: 'rspamd', read: readAction }],
  ['x-rspamd-score', { product: 'rspamd', read: readScoreField }],
]);

/**
 * @returns the fields that say something, in the order of the source; at most MAX_SPAM_FIELDS, and MAX_SPAM_TOKENS statements in each.
 *   Never throws. Whether the receiver wrote a field, its place in the header tells (`Inspection.fields`), not its name
 */
export function readSpamFields(message: Message): SpamField[] {
  const found: SpamField[] = [];
  for (const field of message.fields) {
    if (found.length >= MAX_SPAM_FIELDS) break;
    const reader = READERS.get(field.lowerName);
    if (reader === undefined) continue;
    const tokens = reader.read(fieldValue(message, field, MAX_SHOWN_FIELD)).slice(0, MAX_SPAM_TOKENS);
    if (tokens.length === 0) continue;
    found.push({ fieldIndex: field.index, name: displayText(field.name), product: reader.product, tokens });
  }
  return found;
}
