/** The words on arrows. */

import type { DnsQuestion } from '../../core/index.ts';
import type { Step } from '../../core/journey/journey.ts';
import { visible } from '../../core/message/characters/visible.ts';
import { formatDelay } from '../../text/formats.ts';
import { type Language, type TextKey, translate } from '../../text/translate.ts';
import { tlsName } from '../model/tls-name.ts';

/** Two short texts: above the arrow and below it. */
export interface StepLabel {
  above: string;
  below: string;
  /** The lower one is a record: fixed width. */
  fixed: boolean;
  /** Told without encryption. */
  plain: boolean;
  /** Above a row of questions: who asks, and when. */
  caption?: string;
}

/** RFC 3848's keywords tell the protocol together with its extensions; on the arrow stands what a reader knows. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['ESMTP', 'SMTP'],
  ['ESMTPS', 'SMTP'],
  ['ESMTPA', 'SMTP-AUTH'],
  ['ESMTPSA', 'SMTP-AUTH'],
  ['UTF8SMTP', 'SMTP'],
  ['UTF8SMTPS', 'SMTP'],
  ['UTF8SMTPA', 'SMTP-AUTH'],
  ['UTF8SMTPSA', 'SMTP-AUTH'],
  ['LMTPS', 'LMTP'],
]);

const DOT = ' · ';

/**
 * What stands on an arrow, in the reader's language.
 *
 * @param question the one that a step to or from the resolver is about
 */
export function stepLabel(step: Step, question: DnsQuestion | undefined, language: Language): StepLabel {
  if (step.kind === 'line') {
    return {
      above: translate('view_claimed_until_here', {}, language),
      below: translate('view_trust_line', {}, language),
      fixed: false,
      plain: false,
    };
  }
  if (step.kind === 'question') return questionLabel(step, question, language);
  if (step.kind === 'answer') return answerLabel(step, question, language);
  const protocol = visible(PROTOCOLS.get(step.protocol.toUpperCase()) ?? step.protocol);
  const above = [step.port === null ? '' : String(step.port), protocol].filter((word) => word !== '').join(DOT);
  const plain = step.encrypted === false;
  const tls = plain ? translate('view_plain', {}, language) : tlsLabel(step, language);
  const delay = step.delay === null ? '' : formatDelay(step.delay, language);
  const facts = [delay, tls].filter((word) => word !== '').join(DOT);
  return {
    above: above === '' ? translate(kindWord(step.kind), {}, language) : above,
    below: step.halted ? translate(`learn_halted_${step.halted}`, {}, language) : facts,
    fixed: false,
    plain,
  };
}

function tlsLabel(step: Step, language: Language): string {
  if (step.tlsVersion !== null) return visible(tlsName(step.tlsVersion));
  return step.encrypted === true ? translate('view_tls', {}, language) : '';
}

/** Steps that are called otherwise than by their kind. */
const KIND_WORDS: Partial<Record<Step['kind'], TextKey>> = {
  write: 'view_protocol_unknown',
  fetch: 'view_role_mra',
  line: 'view_trust_line',
};

/** What kind of step it is, in a word. */
export function kindWord(kind: Step['kind']): TextKey {
  return KIND_WORDS[kind] ?? (`view_step_${kind}` as TextKey);
}

const PURPOSES: Partial<Record<DnsQuestion['purpose'], string>> = {
  spf: 'SPF',
  dkim: 'DKIM',
  dmarc: 'DMARC',
  arc: 'ARC',
  bimi: 'BIMI',
};

function questionLabel(step: Step, question: DnsQuestion | undefined, language: Language): StepLabel {
  const purpose = question ? PURPOSES[question.purpose] : undefined;
  const text = visible(step.text);
  const above = purpose === undefined ? text : translate('view_diagram_question', { purpose, text }, language);
  const caption = translate(step.from === 'you' ? 'view_asked_now' : 'view_asked_again', {}, language);
  return { above, below: '', fixed: false, plain: false, caption };
}

const ANSWER_WORDS: Record<DnsQuestion['status'], TextKey> = {
  ok: 'view_answer_ok',
  nodata: 'view_answer_nodata',
  nxdomain: 'view_answer_nxdomain',
  servfail: 'view_answer_none',
  timeout: 'view_answer_none',
  error: 'view_answer_none',
};

function answerLabel(step: Step, question: DnsQuestion | undefined, language: Language): StepLabel {
  const status = question?.status ?? 'ok';
  const record = status === 'ok' ? visible(step.text) : '';
  const text = record === '' ? translate(ANSWER_WORDS[status], {}, language) : record;
  const ttl = step.ttl === null || step.ttl === 0 ? '' : `TTL ${step.ttl}`;
  return { above: '', below: [text, ttl].filter((word) => word !== '').join(DOT), fixed: record !== '', plain: false };
}
