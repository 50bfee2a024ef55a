import { useState } from 'preact/hooks';
import { CARD_GROUPS, CARD_IDS, type CardGroup, type CardId, cardTexts } from '../lesson/index.ts';
import type { World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import type { MailId } from '../lesson/stories/story.ts';
import { LessonContext } from '../views/lesson/context.ts';
import { Say, useText } from '../views/reading.tsx';
import { CardPlace } from './card-place.tsx';
import { addressOf } from './place.ts';

const GROUPS = Object.entries(CARD_GROUPS) as [CardGroup, readonly CardId[]][];

/** The message of a story that fills the cards of a group. */
const EXAMPLES: Readonly<Record<CardGroup, MailId>> = {
  way: 'way',
  message: 'way',
  port25: 'direct',
  dns: 'dmarc',
  spf: 'spf',
  dkim: 'dkim',
  dmarc: 'dmarc',
  onward: 'list',
};

/** Where the message of the group has no example of the term, and that of another story does. */
const BETTER_EXAMPLES: Partial<Record<CardId, MailId>> = {
  // Two senders that differ, and both kinds of p=.
  envelope: 'dmarc',
  return_path: 'dmarc',
  p: 'dmarc',
  // A subject with a tag, and a domain that only watches.
  subject: 'list',
  none: 'list',
  quarantine: 'forward_unsigned',
  forwarding: 'forward',
};

/** Every term in its group, found by any word of its card. */
export function GlossaryPage({ term, world }: { term: string; world: World }) {
  const t = useText();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const holds = (id: CardId) => {
    const { title, name, text } = cardTexts(id);
    return wanted === '' || [title, name, text].some((key) => t(key).toLowerCase().includes(wanted));
  };
  const found = CARD_IDS.filter(holds);
  const open = CARD_IDS.find((id) => id === term);
  return (
    <>
      <div class="learn-story glossary">
        <header class="learn-head">
          <h1>
            <Say text="learn_glossary" />
          </h1>
          <p>
            <Say text="learn_glossary_lead" />
          </p>
        </header>
        <input
          type="search"
          class="glossary-search"
          aria-label={t('learn_glossary_search')}
          placeholder={t('learn_glossary_search')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <p class="soft" role="status">
          {found.length === 0 ? (
            <Say text="learn_glossary_none" />
          ) : (
            <Say text="learn_glossary_found" values={{ count: found.length }} />
          )}
        </p>
        {GROUPS.map(([group, ids]) => {
          const shown = ids.filter((id) => found.includes(id));
          return shown.length === 0 ? null : (
            <section key={group}>
              <h2>
                <Say text={`learn_terms_${group}`} />
              </h2>
              <ul>
                {shown.map((id) => (
                  <li key={id}>
                    <a
                      class="glossary-term"
                      href={addressOf({ kind: 'glossary', term: id })}
                      aria-current={id === open ? 'true' : undefined}
                    >
                      <b>
                        <Say text={cardTexts(id).title} />
                      </b>
                      <small>
                        <Say text={cardTexts(id).name} />
                      </small>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <aside class="learn-aside" aria-label={t('learn_card')}>
        <h2 class="visually-hidden">
          <Say text="learn_card" />
        </h2>
        {open ? (
          <Entry key={open} id={open} world={world} />
        ) : (
          <p class="soft">
            <Say text="learn_glossary_pick" />
          </p>
        )}
      </aside>
    </>
  );
}

function Entry({ id, world }: { id: CardId; world: World }) {
  const group = GROUPS.find(([, ids]) => ids.includes(id))?.[0] ?? 'way';
  const mail = BETTER_EXAMPLES[id] ?? EXAMPLES[group];
  // The first of two that tell of it: in the other one it stands beside that story's own.
  const story = Object.values(STORIES).find(({ mails }) => mails.some((told) => told.id === mail));
  return (
    <LessonContext.Provider
      value={(next) => {
        location.hash = addressOf({ kind: 'glossary', term: next });
      }}
    >
      <div>
        <CardPlace id={id} inspection={world[mail].inspection} chosen onClose={close} />
        <p class="soft learn-example">
          <Say text="learn_example" />{' '}
          {story ? (
            <a class="link" href={addressOf({ kind: 'story', id: story.id })}>
              <Say text={story.title} />
            </a>
          ) : null}
        </p>
      </div>
    </LessonContext.Provider>
  );
}

function close(): void {
  location.hash = addressOf({ kind: 'glossary', term: '' });
}
