/** The words over lifelines. */
import type { Journey, Participant, Role } from '../../core/journey/journey.ts';
import { visible } from '../../core/message/characters/visible.ts';
import { type Language, translate } from '../../text/translate.ts';
import { fitStart } from './measure.ts';

/** The name over a lifeline: the host's own, or what the one without a name is. */
export function participantName(participant: Participant, language: Language): string {
  if (participant.name !== '') return visible(participant.name);
  const role = NAMELESS.find((candidate) => participant.roles.includes(candidate));
  return role === undefined ? translate('view_hop_unnamed', {}, language) : translate(`view_who_${role}`, {}, language);
}

/** The name of the one with that id; '' where there is none. */
export function nameIn({ participants }: Journey, id: string, language: Language): string {
  const found = participants.find((participant) => participant.id === id);
  return found ? participantName(found, language) : '';
}

/** No Received field tells of them: there is nothing that could be claimed or recorded. */
const UNWRITTEN: readonly Role[] = ['author', 'dns', 'you'];

/** Whether a field says that it took part. */
export function isWritten({ roles }: Participant): boolean {
  return !roles.some((role) => UNWRITTEN.includes(role));
}

const NAMELESS = ['author', 'dns', 'you', 'mua'] as const;

/** RFC 5598's short names, where they say more than the name above them, and what the host calls itself where that is another name. */
export function roleNames({ roles, claimedName }: Participant, language: Language): string {
  const words = roles.filter(hasName).map((role) => translate(`view_role_${role}`, {}, language));
  if (claimedName !== undefined)
    words.push(translate('view_calls_itself', { name: visible(fitStart(claimedName, CLAIMED_ROOM, 12)) }, language));
  return words.join(' · ');
}

/** Pixels that the end of such a name takes at most. */
const CLAIMED_ROOM = 160;

/** The two ends are named by what they are. */
function hasName(role: Role): role is Exclude<Role, 'author' | 'you'> {
  return role !== 'author' && role !== 'you';
}
