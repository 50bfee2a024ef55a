/** Every message of the stories, judged by the engine in this page, over the stories' own DNS: no network, no mail of the reader. */
import { inspect } from '../core/inspect.ts';
import { buildJourney } from '../core/journey/build.ts';
import { whatIf } from '../core/what-if/index.ts';
import type { World } from '../lesson/quiz/question.ts';
import { STORY_NOW, STORY_RECEIVER, storySource } from '../lesson/stories/context.ts';
import { STORIES } from '../lesson/stories/index.ts';
import type { Judged, MailId, StoryMail } from '../lesson/stories/story.ts';
import { STORY_ZONE } from '../lesson/stories/zone.ts';
import { zoneResolver } from '../lesson/stories/zone-resolver.ts';

/** @returns one message as a check of it would end */
export async function judgeMail(mail: StoryMail): Promise<Judged> {
  const inspection = await inspect(storySource(mail.id), {
    resolver: zoneResolver(STORY_ZONE),
    now: STORY_NOW,
    receiver: STORY_RECEIVER,
    ownDomains: ['post.example'],
    trustedSealers: [...(mail.trustedSealers ?? [])],
  });
  const levels = (mail.suppose ?? []).map(
    async (change) => [change, (await whatIf(inspection, [change])).inspection.verdict.level] as const,
  );
  const supposed = Object.fromEntries(await Promise.all(levels));
  return {
    inspection,
    supposed,
    journey: buildJourney(mail.asks.length === 0 ? { ...inspection, dns: [] } : inspection),
  };
}

/** @returns all of them; a message that two stories tell of is judged once */
export async function judgeWorld(): Promise<World> {
  const mails = new Map(Object.values(STORIES).flatMap((story) => story.mails.map((mail) => [mail.id, mail] as const)));
  const judged = await Promise.all([...mails].map(async ([id, mail]) => [id, await judgeMail(mail)] as const));
  return Object.fromEntries(judged) as Record<MailId, Judged>;
}
