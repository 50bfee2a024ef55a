/** The source of a checked message once more, for saving it. It was dropped after its check, so its page is asked again. */
import { askContent } from '../platform/ask.ts';
import type { Problem } from '../platform/messages.ts';
import { keyOf } from './inspections.ts';
import type { TabRecords } from './tab-records.ts';

export type SourceCopy = (key: string) => Promise<{ source: Uint8Array } | { problem: Problem }>;

/** @returns gives out the bytes of that SHA-256, and no others: a file beside a report must be the mail that it speaks of */
export function createSourceCopy(records: TabRecords): SourceCopy {
  return async (key) => {
    const found = await records.find(key);
    if (!found) return problem('errors_source_gone');
    const { tabId, message } = found;
    const { answer, problem: trouble } = await askContent(tabId, message.frameId, 'content.fetch', { id: message.id });
    if (!answer) return { problem: trouble };
    if ('problem' in answer) return answer;
    const { source } = answer;
    return (await keyOf(source)) === key ? { source } : problem('webmail_message_changed');
  };
}

function problem(key: Problem['key']): { problem: Problem } {
  return { problem: { key, values: {} } };
}
