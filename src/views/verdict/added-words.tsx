import type { Note } from '../../core/index.ts';
import { Foreign, Say } from '../reading.tsx';

/** The words that somebody added on the way: what a reader must not take for the signer's. */
export function AddedWords({ note }: { note: Note }) {
  const words = note.values['words'];
  if (typeof words !== 'string' || words === '') return null;
  return (
    <p class="added-words">
      <Say text="view_added_words" />{' '}
      <q>
        <Foreign text={words} />
      </q>
    </p>
  );
}
