/** The words over lifelines. */
import type { Journey, Participant, Role } from '../../core/journey/journey.ts';
import { visible } from '../../core/message/characters/visible.ts';
import { type Language, type TextKey, translate } from '../../text/translate.ts';

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

/** RFC 5598's short names, where they say more than the name above them. */
export function roleNames(participant: Participant, language: Language): string {
  return participant.roles
    .flatMap((role) => {
      const word = ROLE_WORDS[role];
      return word === undefined ? [] : [translate(word, {}, language)];
    })
    .join(' · ');
}

const ROLE_WORDS: Partial<Record<Role, TextKey>> = {
  mua: 'view_role_mua',
  msa: 'view_role_msa',
  mta: 'view_role_mta',
  mx: 'view_role_mx',
  filter: 'view_role_filter',
  mda: 'view_role_mda',
  mra: 'view_role_mra',
  dns: 'view_role_dns',
};
