import type { Note } from '../../core/index.ts';
import { Foreign, Say } from '../reading.tsx';

/** The words that somebody added on the way, which a reader must not take for the signer's, and where they lead. */
export function AddedWords({ note: { values } }: { note: Note }) {
  return (
    <>
      {(['words', 'hosts'] as const).map((what) =>
        values[what] ? (
          <p key={what} class="added-words">
            <Say text={`view_added_${what}`} />{' '}
            <q>
              <Foreign text={`${values[what]}`} />
            </q>
          </p>
        ) : null,
      )}
    </>
  );
}
