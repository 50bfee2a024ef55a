/** The journey as a story: one sentence a step, and at the end what came out of it. */
import type { DnsQuestion, Inspection } from '../core/index.ts';
import type { Journey, Step } from '../core/journey/journey.ts';
import { isSupposed } from '../core/journey/supposed.ts';
import { toldSpf } from '../core/marks/told-spf.ts';
import { type Said, said as say } from './card.ts';
import type { CardId } from './card-ids.ts';
import { serverName } from './facts.ts';
import { settingOut } from './first-hop.ts';
import { cardsOfStep } from './places-in-drawing.ts';

export interface StoryStep {
  /** The step of the journey that is lit; null = the end, of which no step tells. */
  step: string | null;
  said: Said;
  /** What it teaches. */
  cards: readonly CardId[];
}

/** @returns a sentence for each step of the journey, in its order, and the verdict's own at the end */
export function storyOf(journey: Journey, inspection: Inspection): StoryStep[] {
  const names = new Map(journey.participants.map(({ id, name }) => [id, name]));
  const told = journey.steps.map((step): StoryStep => {
    const question = step.dns === null ? undefined : inspection.dns[step.dns];
    return {
      step: step.id,
      said: sentence(step, question, names, inspection),
      cards: cardsOfStep(step, question?.purpose),
    };
  });
  const { code, values } = inspection.verdict.headline;
  return [...told, { step: null, said: say(code, values), cards: [] }];
}

function sentence(
  step: Step,
  question: DnsQuestion | undefined,
  names: ReadonlyMap<string, string>,
  inspection: Inspection,
): Said {
  if (question && step.kind === 'question') return asking(question, inspection);
  if (question && step.kind === 'answer') return answering(question, step.dns ?? -1, inspection);
  return moving(step, names, inspection);
}

/** The mail moves on. */
function moving(step: Step, names: ReadonlyMap<string, string>, inspection: Inspection): Said {
  const { route, message } = inspection;
  const hop = route.hops.find(({ fieldIndex }) => fieldIndex === step.fieldIndex);
  const from = names.get(step.from) || message.author?.address || '?';
  const values = { from, to: names.get(step.to) || '?' };
  switch (step.kind) {
    case 'line':
      return say('lesson_story_line');
    case 'read': {
      const [newest] = route.hops;
      return newest ? say('lesson_story_read', { by: serverName(newest) }) : say('lesson_story_read_unknown');
    }
    case 'write':
      return say('lesson_story_write', values);
    case 'fetch':
      return say('lesson_story_fetch', values);
    case 'submit':
      return say(hop?.kind === 'submission' ? 'lesson_story_submit' : 'lesson_story_submit_inside', values);
    case 'receive':
      if (settingOut(inspection).kind === 'consumer' && hop === route.hops.at(-1))
        return say('lesson_story_receive_consumer', { ...values, ip: hop?.ip ?? '?' });
      return say('lesson_story_receive', { ...values, ip: hop?.ip ?? '?' });
    case 'relay':
      if (isSupposed(step)) return say('lesson_story_relay_supposed', values);
      return say(step.port === null ? 'lesson_story_relay_untold' : 'lesson_story_relay', values);
    case 'internal':
    case 'deliver':
      return say(`lesson_story_${step.kind}`, values);
    default:
      return say('lesson_story_answer_none');
  }
}

function asking({ purpose, name, type }: DnsQuestion, { spf, dkim, message }: Inspection): Said {
  if (purpose === 'spf') {
    if (type !== 'TXT') return say('lesson_story_ask_spf_addresses', { name, type });
    if (spf && name === spf.evidence.domain) return say('lesson_story_ask_spf', { domain: name, ip: spf.evidence.ip });
    return say('lesson_story_ask_spf_next', { name });
  }
  if (purpose === 'dkim') {
    const check = dkim.find(({ evidence }) => evidence.queryName === name);
    const { domain, selector } = check?.evidence ?? { domain: name, selector: '?' };
    return say('lesson_story_ask_dkim', { domain, selector });
  }
  if (purpose === 'dmarc') {
    const domain = name.replace(/^_dmarc\./, '');
    // The walk goes on above the author's domain, and over those that SPF and DKIM proved (RFC 9989 §4.10).
    const isAuthor = domain === message.author?.domain.toLowerCase();
    return say(isAuthor ? 'lesson_story_ask_dmarc' : 'lesson_story_ask_dmarc_walk', { domain });
  }
  return say(purpose === 'arc' ? 'lesson_story_ask_arc' : 'lesson_story_ask', { name, type });
}

function answering(question: DnsQuestion, index: number, inspection: Inspection): Said {
  const { status, purpose, name } = question;
  if (status === 'servfail' || status === 'timeout' || status === 'error')
    return say('lesson_story_answer_trouble', { name });
  const told =
    purpose === 'spf'
      ? spfAnswer(question, index, inspection)
      : purpose === 'dkim'
        ? keyAnswer(index, inspection)
        : purpose === 'dmarc'
          ? policyAnswer(question, inspection)
          : null;
  return told ?? say(status === 'ok' ? 'lesson_story_answer' : 'lesson_story_answer_none', { name });
}

/** What came out is told at the last answer: before it, terms that stand earlier in the record are still open. */
function spfAnswer({ name, type, status }: DnsQuestion, index: number, inspection: Inspection): Said | null {
  const { spf, dns } = inspection;
  if (!spf) return null;
  const { result } = toldSpf(inspection);
  const { mechanism, ip } = spf.evidence;
  const isLast = index === dns.findLastIndex(({ purpose }) => purpose === 'spf');
  if (isLast && mechanism !== null && result !== null)
    return say('lesson_story_answer_spf_decides', { mechanism, ip, result });
  return type === 'TXT' && status === 'ok' ? say('lesson_story_answer_spf', { name }) : null;
}

function keyAnswer(index: number, { dkim }: Inspection): Said | null {
  const check = dkim.find(({ evidence }) => evidence.dns === index);
  if (!check) return null;
  const { domain, key } = check.evidence;
  if (!key || key.revoked) return say('lesson_story_answer_no_key', { domain });
  return say(check.result === 'pass' ? 'lesson_story_answer_key_pass' : 'lesson_story_answer_key_fail', { domain });
}

function policyAnswer({ name, status }: DnsQuestion, { dmarc }: Inspection): Said | null {
  if (!dmarc) return null;
  if (status !== 'ok') return say('lesson_story_answer_no_policy', { name });
  if (dmarc.policy === null || name !== `_dmarc.${dmarc.policyDomain}`) return null;
  const { policyDomain, policy, evidence, result } = dmarc;
  return say('lesson_story_answer_policy', { owner: policyDomain ?? '', policy, domain: evidence.domain, result });
}
