/** What a story is: one or two messages of the built-in world, and what is told of each, step by step. */
import type { Inspection, Level } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { Change } from '../../core/what-if/change.ts';
import type { TextKey, TextValues } from '../../text/translate.ts';
import type { CardPart } from '../card.ts';
import type { CardId } from '../card-ids.ts';
import type { SOURCES } from './sources.ts';

/** In the order in which they are told: first the whole of mail's way, then what protects it. */
export const STORY_GROUPS = {
  way: ['way', 'op25b'],
  guard: ['spf', 'dkim', 'dmarc'],
  onward: ['forward', 'list', 'attack'],
} as const;

export type StoryGroup = keyof typeof STORY_GROUPS;
export type StoryId = (typeof STORY_GROUPS)[StoryGroup][number];
export const STORY_IDS: readonly StoryId[] = Object.values(STORY_GROUPS).flat();

export type MailId = keyof typeof SOURCES;

/** A message of a story, judged by the engine. */
export interface Judged {
  inspection: Inspection;
  journey: Journey;
  /** What the verdict would be under a change (core/what-if), for those that questions ask about. */
  supposed: Partial<Record<Change, Level>>;
}

/** One sentence, and the step of the drawing that it is about. */
export interface Beat {
  text: TextKey;
  /** The term that explains it. */
  card: CardId;
  /** What its card says of this message, where the card's own choice would be another field than the sentence speaks of (here.ts). */
  here?(judged: Judged): CardPart[];
  /** Where the step is stopped by what the sentence tells of. */
  blocked?: 'exit' | 'entrance';
  /** It speaks of the verdict, which then stands beside it: the message's own, or that under a change. */
  verdict?: 'own' | Change;
  /** The step's id; null = the whole of it. */
  light(judged: Judged): string | null;
}

/** A message of a story, and what is told of it. */
export interface StoryMail {
  id: MailId;
  /** What tells it from the other message of its story; absent = it is the only one. */
  name?: TextKey;
  beats: readonly Beat[];
  /** The names whose questions to the DNS are told; the others are folded. None = the DNS is no part of its drawing. */
  asks: readonly string[];
  /** Changes (core/what-if) that questions ask about. */
  suppose?: readonly Change[];
  /** ARC sealers whom the reader of this message trusts. */
  trustedSealers?: readonly string[];
}

/** A story: its messages in the order in which they are told. */
export interface Story {
  id: StoryId;
  title: TextKey;
  lead: TextKey;
  mails: readonly StoryMail[];
}

/** What the sentences of a message are filled with. */
export function storyValues({ inspection }: Judged): TextValues {
  const { message, route, spf, dmarc } = inspection;
  const [signature] = inspection.dkim;
  const border = route.border === null ? undefined : route.hops[route.border];
  return {
    domain: message.author?.domain ?? '',
    address: message.author?.address ?? '',
    ip: route.client?.ip ?? '',
    client: border?.reverseName ?? border?.from ?? '',
    mx: border?.by ?? '',
    first: route.hops.at(-1)?.by ?? '',
    firstIp: route.hops.at(-1)?.ip ?? '',
    envelope: spf?.evidence.domain ?? '',
    mechanism: spf?.evidence.mechanism ?? '',
    signer: signature?.evidence.domain ?? '',
    selector: signature?.evidence.selector ?? '',
    name: signature?.evidence.queryName ?? '',
    policy: dmarc?.policy ?? '',
    sealer: inspection.arc?.evidence.sets.at(-1)?.sealer ?? '',
    reply: message.replyTo[0]?.domain ?? '',
  };
}
