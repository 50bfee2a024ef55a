import type { Participant, Role } from '../../core/journey/journey.ts';
import { cardsOfRole } from '../../lesson/places-in-drawing.ts';
import type { TextKey } from '../../text/translate.ts';
import { TermChips } from '../lesson/term-chips.tsx';
import { Say } from '../reading.tsx';
import { isWritten } from './participant-names.ts';

/** A lifeline: what each of its roles is, and whose word it is that it took part. */
export function ParticipantText({ participant }: { participant: Participant }) {
  return (
    <>
      {participant.roles.map((role) => (
        <p key={role}>
          <Say text={roleText(role, participant)} />
        </p>
      ))}
      {isWritten(participant) ? (
        <p class="soft">
          <Say text={participant.trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed'} />
        </p>
      ) : null}
      <TermChips cards={participant.roles.flatMap(cardsOfRole)} label="lesson_terms" />
    </>
  );
}

/** A border that is only inferred is drawn among what is claimed: it is probably the receiver's, and no more. */
function roleText(role: Role, { trust }: Participant): TextKey {
  return role === 'mx' && trust === 'claimed' ? 'view_explain_mx_inferred' : `view_explain_${role}`;
}
