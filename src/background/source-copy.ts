/** The source of a checked message once more, for saving it. It was dropped after its check, so its page is asked again. */

import { askScript } from '../platform/wire/ask-script.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import { keyOf } from './inspections.ts';
import type { TabRecords } from './tab-records.ts';

export type SourceCopy = (key: string) => Promise<{ source: Uint8Array } | Failure>;

/** @returns gives out the bytes of that SHA-256, and no others: a file beside a report must be the mail that it speaks of */
export function createSourceCopy(records: TabRecords): SourceCopy {
  return async (key) => {
    const found = await records.find(key);
    if (!found) return failure('errors_source_gone');
    const { tabId, message } = found;
    const frame = { tabId, frameId: message.frameId };
    const { answer, problem } = await askScript(frame, 'worker.fetchSource', { id: message.id });
    if (problem) return new Failure(problem);
    return (await keyOf(answer.source)) === key ? { source: answer.source } : failure('webmail_message_changed');
  };
}
