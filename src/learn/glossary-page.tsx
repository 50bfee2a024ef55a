import { useState } from 'preact/hooks';
import { CARD_GROUPS, CARD_IDS, type CardGroup, type CardId, cardTexts, findCards } from '../lesson/index.ts';
import type { World } from '../lesson/quiz/question.ts';
import { exampleOf } from '../lesson/stories/examples.ts';
import { CardPanel } from '../views/lesson/card-panel.tsx';
import { LessonContext } from '../views/lesson/context.ts';
import { TermChips } from '../views/lesson/term-chips.tsx';
import { Say, useText } from '../views/reading.tsx';
import { moveSelection } from '../views/tabs/move-selection.ts';
import { CardPlace } from './card-place.tsx';
import { Levels } from './levels.tsx';
import { addressOf } from './place.ts';

const GROUPS = Object.entries(CARD_GROUPS) as [CardGroup, readonly CardId[]][];

/** What all else rests on. */
const FIRST: readonly CardId[] = ['envelope', 'trust_line', 'spf', 'dkim', 'dmarc'];

/** Every term in its group, found by any words of its card. */
export function GlossaryPage({ term, world }: { term: string; world: World }) {
  const t = useText();
  const [search, setSearch] = useState('');
  const found = findCards(search, t);
  const open = CARD_IDS.find((id) => id === term);
  return (
    <LessonContext.Provider value={show}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go where Tab goes as well */}
      <div class="learn-story glossary" onKeyDown={onKeyDown}>
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
          <>
            <div class="learn-card">
              <p>
                <Say text="learn_glossary_pick" />
              </p>
              <TermChips cards={FIRST} label="lesson_terms" />
            </div>
            <Levels />
          </>
        )}
      </aside>
    </LessonContext.Provider>
  );
}

/** The card of one term, filled with the message of a story. */
function Entry({ id, world }: { id: CardId; world: World }) {
  const { mail, story } = exampleOf(id);
  return (
    <div>
      <CardPlace opened={id}>
        <CardPanel id={id} inspection={world[mail].inspection} onClose={() => close(id)} />
      </CardPlace>
      <p class="soft learn-example">
        <Say text="learn_example" />{' '}
        {story ? (
          <a class="link" href={addressOf({ kind: 'story', id: story.id })}>
            <Say text={story.title} />
          </a>
        ) : null}
      </p>
    </div>
  );
}

function show(term: string): void {
  location.hash = addressOf({ kind: 'glossary', term });
}

/** The focus goes back to the term, not to the top of the page. */
function close(id: CardId): void {
  show('');
  document.querySelector<HTMLElement>(`.glossary-term[href="${addressOf({ kind: 'glossary', term: id })}"]`)?.focus();
}

/** From the search into the list, and in it from term to term; Enter opens the first that was found. */
function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const terms = [...event.currentTarget.querySelectorAll<HTMLElement>('.glossary-term')];
  const at = terms.indexOf(event.target as HTMLElement);
  if (at < 0) {
    if (event.key === 'Enter') terms[0]?.click();
    if (event.key !== 'ArrowDown') return;
  }
  const to = moveSelection(event.key, at, terms.length);
  if (to === null) return;
  event.preventDefault();
  terms[to]?.focus();
}
