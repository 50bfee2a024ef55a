/** Who reads: language, time zone and clock, handed down to every view. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Code } from '../core/codes/index.ts';
import type { Note } from '../core/index.ts';
import { visible } from '../core/message/characters/visible.ts';
import { shortenValue } from '../text/shorten.ts';
import { sentenceFor, toldValues } from '../text/told-values.ts';
import { type Language, type TextKey, type TextPart, type TextValues, translateParts } from '../text/translate.ts';

export interface Reading {
  language: Language;
  /** An IANA name; absent = the reader's own zone. */
  timeZone?: string;
  /** For "just now"; absent = times are written out, as in a file. */
  now?: Date;
  /** The folder of the handbook, as the page sees it; absent = nothing leads there, as in a file. */
  handbook?: string;
}

export const ReadingContext = createContext<Reading>({ language: 'en' });

/** Who reads: set once by each page or file. */
export function useReading(): Reading {
  return useContext(ReadingContext);
}

/** @returns plain sentences in the reader's language, for labels and attributes */
export function useText(): (key: TextKey, values?: TextValues) => string {
  const { language, timeZone } = useReading();
  return (key, values = {}) => visible(sentenceFor(key, values, language, timeZone));
}

export interface ForeignProps {
  text: string;
  /** A host, an address, a record: read from left to right whatever letters are in it, as its parts follow each other. */
  technical?: boolean;
  /** Within a sentence: a short name with a hyphen is not parted between two lines. */
  isWhole?: boolean;
}

/**
 * A text that somebody else wrote: a name, an address, a header field, an answer of the DNS. Its direction is isolated and
 * what hides in it is made visible; it reaches the page as a text node and nothing else.
 */
export function Foreign({ text, technical = isTechnical(text), isWhole = false }: ForeignProps) {
  return (
    <bdi dir={technical ? 'ltr' : undefined} class={technical && isWhole ? 'whole' : undefined}>
      {visible(text)}
    </bdi>
  );
}

/** One word with a dot, an at sign or a colon in it; or a name with its address, whose parts a name from right to left would turn about. */
function isTechnical(text: string): boolean {
  return text.endsWith('>') || (!text.includes(' ') && /[.@:=]/.test(text));
}

/** Characters of a value within a sentence. */
const VALUE_LENGTH = 80;
/** Those that fit into one line of the headline in the narrowest popup. */
const WHOLE_LENGTH = 20;

/** A sentence of ours, each value in it isolated, and cut where it would drown the sentence. */
export function Say({ text, values }: { text: TextKey; values?: TextValues | undefined }) {
  const { language, timeZone } = useReading();
  return <Parts parts={translateParts(text, toldValues(values ?? {}, language, timeZone), language)} />;
}

/** Japanese sets a blank between a value and the particle or the counter that ends it: no line begins with that. */
const BEFORE_ENDING = / (?=[ぁ-ん通件回個台秒分日行])/g;

/** A sentence that is in pieces already: values isolated, our own words as they are. */
export function Parts({ parts }: { parts: readonly TextPart[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.kind === 'value' ? (
          <Foreign
            key={index}
            text={shortenValue(part.text, VALUE_LENGTH)}
            isWhole={part.text.length <= WHOLE_LENGTH}
          />
        ) : (
          part.text.replace(BEFORE_ENDING, '\u00a0')
        ),
      )}
    </>
  );
}

/** What the engine says: its code is the key of its sentence, and the name of its entry in the handbook. */
export function SayNote({ note, plain = false }: { note: Note; plain?: boolean }) {
  return (
    <>
      <Say text={textKey(note)} values={note.values} />
      {plain ? null : <HandbookLink code={note.code} />}
    </>
  );
}

/** The way to what a code means, by which rule, and what can be done: a page of the extension's own, in the reader's language. */
export function HandbookLink({ code }: { code: Code }) {
  const { handbook, language } = useReading();
  const t = useText();
  if (handbook === undefined) return null;
  return (
    // biome-ignore lint/a11y/useAnchorContent: it has a label; its question mark is drawn, since it is no part of the sentence that people copy
    <a
      class="handbook-link"
      href={`${handbook}${language}.html#${code}`}
      target="_blank"
      rel="noopener"
      aria-label={t('view_handbook')}
      title={t('view_handbook')}
    />
  );
}

/** The one place where a code becomes a key: each has its sentence in both languages, which a test holds together. */
export function textKey(note: Note): TextKey {
  return note.code as TextKey;
}
