import { useState } from 'preact/hooks';
import { CARD_GROUPS, CARD_IDS, type CardGroup, type CardId, cardTexts } from '../lesson/index.ts';
import type { World } from '../lesson/quiz/question.ts';
import { STORIES } from '../lesson/stories/index.ts';
import type { MailId, StoryId } from '../lesson/stories/story.ts';
import { LessonContext } from '../views/lesson/context.ts';
import { Say, useText } from '../views/reading.tsx';
import { CardPlace } from './card-place.tsx';
import { addressOf } from './place.ts';

const GROUPS = Object.entries(CARD_GROUPS) as [CardGroup, readonly CardId[]][];

/** The story whose message fills the cards of a group, and which of its messages. */
const EXAMPLES: Readonly<Record<CardGroup, { story: StoryId; mail: MailId }>> = {
  way: { story: 'way', mail: 'way' },
  message: { story: 'way', mail: 'way' },
  port25: { story: 'op25b', mail: 'direct' },
  dns: { story: 'dmarc', mail: 'dmarc' },
  spf: { story: 'spf', mail: 'spf' },
  dkim: { story: 'dkim', mail: 'dkim' },
  dmarc: { story: 'dmarc', mail: 'dmarc' },
  onward: { story: 'list', mail: 'list' },
};

/** Where the message of the group has no example of the term, and that of another story does. */
const BETTER_EXAMPLES: Partial<Record<CardId, { story: StoryId; mail: MailId }>> = {
  // Two senders that differ, and both kinds of p=.
  envelope: { story: 'dmarc', mail: 'dmarc' },
  return_path: { story: 'dmarc', mail: 'dmarc' },
  p: { story: 'dmarc', mail: 'dmarc' },
  // A subject with a tag, and a domain that only watches.
  subject: { story: 'list', mail: 'list' },
  none: { story: 'list', mail: 'list' },
  quarantine: { story: 'forward', mail: 'forward_unsigned' },
  forwarding: { story: 'forward', mail: 'forward' },
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
  const { story, mail } = BETTER_EXAMPLES[id] ?? EXAMPLES[group];
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
          <a class="link" href={addressOf({ kind: 'story', id: story })}>
            <Say text={STORIES[story].title} />
          </a>
        </p>
      </div>
    </LessonContext.Provider>
  );
}

function close(): void {
  location.hash = addressOf({ kind: 'glossary', term: '' });
}
