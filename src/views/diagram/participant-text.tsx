import type { Participant, Role } from '../../core/journey/journey.ts';
import { cardsOfRole } from '../../lesson/places-in-drawing.ts';
import type { TextKey } from '../../text/translate.ts';
import { TermChips } from '../lesson/term-chips.tsx';
import { Say } from '../reading.tsx';

/** A lifeline: what each of its roles is, and whose word it is that it took part. */
export function ParticipantText({ participant }: { participant: Participant }) {
  return (
    <>
      {participant.roles.map((role) => (
        <p key={role}>
          <Say text={roleText(role, participant)} />
        </p>
      ))}
      {participant.roles.some((role) => WRITTEN_BY_NOBODY.includes(role)) ? null : (
        <p class="soft">
          <Say text={participant.trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed'} />
        </p>
      )}
      <TermChips cards={participant.roles.flatMap(cardsOfRole)} label="lesson_terms" />
    </>
  );
}

/** No Received field tells of them, so none could be believed or not. */
const WRITTEN_BY_NOBODY: readonly Role[] = ['author', 'dns', 'you'];

/** A border that is only inferred is drawn among what is claimed: it is probably the receiver's, and no more. */
function roleText(role: Role, { trust }: Participant): TextKey {
  return role === 'mx' && trust === 'claimed' ? 'view_explain_mx_inferred' : `view_explain_${role}`;
}
