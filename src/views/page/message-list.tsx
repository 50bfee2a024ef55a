import type { Level } from '../../core/index.ts';
import { formatMoment } from '../../text/formats.ts';
import { shortenMiddle } from '../../text/shorten.ts';
import { LevelIcon } from '../icons/level-icon.tsx';
import { Sign } from '../icons/sign.tsx';
import { LEVEL_WORDS } from '../model/level-words.ts';
import { Foreign, Say, useReading, useText } from '../reading.tsx';

/** One message of the page, as far as a list tells it. */
export interface ListedMessage {
  id: string;
  from: string;
  subject: string;
  level: Level | 'checking' | null;
  /** ISO 8601; absent = not known. Messages of one conversation often have nothing else that differs. */
  time?: string | undefined;
}

export interface MessageListProps {
  messages: readonly ListedMessage[];
  /** Id of the one that is shown. */
  current: string | null;
  onChoose: (id: string) => void;
}

/** Which of the page's messages is shown, and the others to choose from; nothing when there is only one. */
export function MessageList({ messages, current, onChoose }: MessageListProps) {
  const t = useText();
  const { language, timeZone } = useReading();
  if (messages.length < 2) return null;
  const position = messages.findIndex((message) => message.id === current);
  return (
    <details class="messages">
      <summary>
        <span class="messages-title">
          <Say text="view_message_of" values={{ n: position + 1, all: messages.length }} />
        </span>
        <Sign name="down" size={12} />
      </summary>
      <ul>
        {messages.map((message, index) => (
          <li key={message.id}>
            <button
              type="button"
              class="messages-item"
              data-level={message.level}
              aria-current={message.id === current}
              onClick={(event) => {
                event.currentTarget.closest('details')?.removeAttribute('open');
                onChoose(message.id);
              }}
            >
              {message.level === null ? <span class="messages-blank" /> : <LevelIcon level={message.level} size={18} />}
              <span class="messages-from">
                <span class="soft">{`${index + 1}. `}</span>
                <b>
                  {message.from === '' ? (
                    <Say text="view_message_untitled" />
                  ) : (
                    <Foreign text={shortenMiddle(message.from, 60)} />
                  )}
                </b>
              </span>
              {message.time === undefined ? (
                <span />
              ) : (
                <time class="messages-time" dateTime={message.time}>
                  {formatMoment(message.time, language, timeZone)}
                </time>
              )}
              <span class="messages-about">
                <span class="messages-level">{message.level === null ? '' : t(LEVEL_WORDS[message.level])}</span>{' '}
                <Foreign text={shortenMiddle(message.subject, 60)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
