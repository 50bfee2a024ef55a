/** Where in the lessons the reader is: it stands in the page's address, so that back, reload and a bookmark work. */
import { useEffect, useState } from 'preact/hooks';
import { STORY_IDS, type StoryId } from '../lesson/stories/story.ts';

export type Place = { kind: 'story'; id: StoryId } | { kind: 'quiz' } | { kind: 'glossary'; term: string };

/** @returns the place that an address names; the first story for any other */
export function readPlace(hash: string): Place {
  const [name = '', term = ''] = hash.replace(/^#/, '').split('/');
  if (name === 'quiz') return { kind: 'quiz' };
  if (name === 'glossary') return { kind: 'glossary', term };
  const id = STORY_IDS.find((candidate) => candidate === name);
  return { kind: 'story', id: id ?? 'way' };
}

/** The part of the page's address that leads to a place. */
export function addressOf(place: Place): string {
  if (place.kind === 'story') return `#${place.id}`;
  return place.kind === 'glossary' && place.term !== '' ? `#glossary/${place.term}` : `#${place.kind}`;
}

/** Where the reader is: follows the page's address, back and forth too. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const follow = () => {
      const next = readPlace(location.hash);
      setPlace((before) => {
        // From term to term the list stays where it is.
        if (before.kind !== next.kind || next.kind === 'story') scrollTo({ top: 0 });
        return next;
      });
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}
