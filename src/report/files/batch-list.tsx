import { Fragment } from 'preact';
import { shortenMiddle } from '../../text/shorten.ts';
import { LevelIcon } from '../../views/icons/level-icon.tsx';
import { LEVEL_WORDS } from '../../views/model/level-words.ts';
import { Foreign, Say, SayNote, useText } from '../../views/reading.tsx';
import { MailboxText } from '../../views/summary/mailbox-text.tsx';
import type { Batch, BatchItem } from './use-batch.ts';

/** Senders of one message that are named in the list: more than one is a matter for its own report. */
const MAX_SENDERS = 3;

/** Several messages with their verdicts, in the order of the files; each is opened by a click. */
export function BatchList({ batch, onOpen }: { batch: Batch; onOpen: (item: BatchItem) => void }) {
  const { items, isRunning } = batch;
  // A file that holds no message is told of, and counts for none.
  const messages = items.filter(({ found }) => found.problem === null);
  const done = messages.filter(
    ({ level, problem }) => problem !== null || (level !== null && level !== 'checking'),
  ).length;
  return (
    <section class="batch report-sheet" aria-busy={isRunning}>
      <h1>
        <Say text="files_title" values={{ count: messages.length }} />
      </h1>
      <div class="batch-progress">
        <progress max={messages.length} value={done} aria-labelledby="batch-done" />
        <span id="batch-done" role="status">
          <Say text="files_done" values={{ n: done, all: messages.length }} />
        </span>
        {isRunning ? (
          <button type="button" class="button" onClick={batch.cancel}>
            <Say text="files_cancel" />
          </button>
        ) : done < messages.length ? (
          <button type="button" class="button" onClick={batch.resume}>
            <Say text="files_resume" />
          </button>
        ) : null}
      </div>
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <BatchRow item={item} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function BatchRow({ item, onOpen }: { item: BatchItem; onOpen: (item: BatchItem) => void }) {
  const t = useText();
  const { found, level, from, subject, reason, problem } = item;
  const words = (
    <span class="batch-text">
      {problem ? (
        <Say text={problem.key} values={problem.values} />
      ) : reason ? (
        <SayNote note={reason} plain />
      ) : (
        <>
          {from.slice(0, MAX_SENDERS).map((mailbox, index) => (
            <Fragment key={index}>
              <b>
                <MailboxText mailbox={mailbox} />
                {index + 1 < from.length ? ',' : ''}
              </b>{' '}
            </Fragment>
          ))}
          {from.length > MAX_SENDERS ? <b>… </b> : null}
          <Foreign text={shortenMiddle(subject, 100)} technical={false} />
        </>
      )}
      {problem && 'name' in problem.values ? null : (
        <span class="soft batch-file">
          <Foreign text={shortenMiddle(found.name, 60)} technical={false} />
        </span>
      )}
    </span>
  );
  // No message, no verdict: what a file lacks is said, and there is nothing to open.
  if (found.problem) return <div class="batch-item">{words}</div>;
  return (
    <button type="button" class="messages-item batch-item" data-level={level} onClick={() => onOpen(item)}>
      {level === null ? <span class="messages-blank" /> : <LevelIcon level={level} size={22} />}
      {words}
      <span class="messages-level">{level === null ? '' : t(LEVEL_WORDS[level])}</span>
    </button>
  );
}
