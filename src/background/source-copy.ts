/** The source of a checked message once more, for saving it. It was dropped after its check, so its page is asked again. */

import { Failure, failure } from '../platform/wire/failure.ts';
import type { MessageRef } from '../platform/wire/messages.ts';
import type { MessageView } from './message-view.ts';
import { digestOf, type SharedChecks } from './shared-checks.ts';
import { findMessage, type TabRecords } from './tab-records.ts';

export type SourceCopy = (ref: MessageRef, key: string) => Promise<{ source: Uint8Array } | Failure>;

/** @returns gives out the bytes that were checked, and no others: a file beside a report must be the mail that it speaks of */
export function createSourceCopy(
  records: TabRecords,
  sharedChecks: Pick<SharedChecks, 'get'>,
  view: MessageView,
): SourceCopy {
  return async (ref, key) => {
    const record = await records.get(ref.tabId);
    const message = findMessage(record, ref.frameId, ref.id);
    const inspection = message?.key === key ? await sharedChecks.get(key) : null;
    if (!inspection) return failure('errors_source_gone');
    const { answer, problem } = await view.fetchSource(ref, record.pages);
    if (problem) return new Failure(problem);
    const isSame = (await digestOf(answer.source)) === inspection.source.sha256;
    return isSame ? { source: answer.source } : failure('webmail_message_changed');
  };
}
