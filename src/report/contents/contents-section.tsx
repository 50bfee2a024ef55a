import { useState } from 'preact/hooks';
import type { MailPart } from '../../attachments/parts.ts';
import { shortenMiddle } from '../../text/shorten.ts';
import { Foreign, Say } from '../../views/reading.tsx';
import { FoldedSection } from '../folded-section.tsx';
import type { GivenSource } from '../sources.ts';
import { type Contents, readContents } from './contents.ts';

export interface ContentsSectionProps {
  given: GivenSource;
  /** Has an attached message checked; `number` counts from 1. */
  onCheck: (attached: GivenSource, number: number) => void;
}

/** What the message holds, folded away until somebody asks. It says nothing about the verdict. */
export function ContentsSection({ given, onCheck }: ContentsSectionProps) {
  const [contents, setContents] = useState<Contents | null>(null);
  const [isAsked, setAsked] = useState(false);
  const open = () => {
    if (isAsked) return;
    setAsked(true);
    readContents(given).then(setContents, console.error);
  };
  return (
    <FoldedSection title="files_contents" name="report-contents" onOpen={open}>
      <div class="contents" aria-busy={isAsked && contents === null}>
        {contents ? <ContentsList contents={contents} onCheck={onCheck} /> : <Say text="files_contents_reading" />}
      </div>
    </FoldedSection>
  );
}

/** The attached messages first: they are what one comes for. */
export function ContentsList({ contents, onCheck }: { contents: Contents; onCheck: ContentsSectionProps['onCheck'] }) {
  const { parts, messages } = contents;
  return (
    <>
      {messages.map((attached, index) => (
        <p key={index} class="contents-message">
          <Say text="files_attached" />{' '}
          <button type="button" class="button" onClick={() => onCheck(attached, index + 1)}>
            <Say text="files_attached_check" />
          </button>{' '}
          <span class="soft">
            <Say text="files_bytes" values={{ bytes: attached.source.length }} />
          </span>
        </p>
      ))}
      {parts === null ? (
        <p role="alert">
          <Say text="files_contents_failed" />
        </p>
      ) : (
        <ul class="contents-parts">
          {parts.parts.map((part, index) => (
            <Part key={index} part={part} />
          ))}
        </ul>
      )}
      {parts !== null && parts.unlisted > 0 ? (
        <p>
          <Say text="files_contents_more" values={{ count: parts.unlisted }} />
        </p>
      ) : null}
    </>
  );
}

function Part({ part: { kind, type, name, size, sha256 } }: { part: MailPart }) {
  return (
    <li>
      <b>
        {kind === 'text' ? (
          <Say text="files_part_text" />
        ) : name === '' ? (
          <Say text="files_part_unnamed" />
        ) : (
          <Foreign text={shortenMiddle(name, 100)} />
        )}
      </b>{' '}
      <Foreign text={shortenMiddle(type, 80)} technical /> <Say text="files_bytes" values={{ bytes: size }} />
      {sha256 === null ? null : (
        <span class="contents-digest soft">
          {'SHA-256 '}
          <Foreign text={sha256} technical />
        </span>
      )}
    </li>
  );
}
