/** What becomes of signatures that verify. Without the bytes nothing can be computed anew; what these changes do to a signature needs none. */
import type { DkimCheck, DkimPart, Inspection } from '../../inspection/index.ts';
import { isAligned } from '../../proof/aligned.ts';
import { alignedSignatures, verifies } from '../../proof/signatures.ts';
import { conclude } from '../../signatures/conclude.ts';
import type { BodyCause } from '../../signatures/parts.ts';
import type { KeyOutcome } from '../../signatures/try-keys.ts';
import { type ChangeRule, withAnswer } from '../change.ts';

const hasPass = ({ dkim }: Inspection) => dkim.some(verifies);

/** bh= is no longer the hash of the body (RFC 6376 §3.7). */
export const bodyChanged: ChangeRule = {
  applies: (facts) => hasPass(facts) || facts.arc?.result === 'pass',
  change: (facts) => breakSeal({ ...facts, dkim: facts.dkim.map((check) => withBody(check)) }, 'arc_body_changed'),
};

/** What a list puts before the subject. */
const TAG = '[list]';

/** A signed Subject is another one; taking the tag off again would prove the rest. */
export const subjectTagged: ChangeRule = {
  applies: (facts) => hasPass(facts) || facts.arc?.result === 'pass',
  change: (facts) => {
    const subject = `${TAG} ${facts.message.subject}`;
    const tagged: Inspection = {
      ...facts,
      message: { ...facts.message, subject },
      fields: facts.fields.map((field) =>
        field.name.toLowerCase() === 'subject' ? { ...field, value: `${TAG} ${field.value}` } : field,
      ),
      dkim: facts.dkim.map((check) => (signsSubject(check) ? withTag(check) : check)),
    };
    return breakSeal(tagged, 'arc_header_changed');
  },
};

/** The record is there, with an empty p= (RFC 6376 §3.6.1). */
export const keyRevoked: ChangeRule = {
  applies: hasPass,
  change: (facts) =>
    facts.dkim
      .filter(({ header }) => header.result !== 'none')
      .reduce((before, check) => {
        const { queryName } = check.evidence;
        const after = withAnswer(before, queryName, 'dkim', ['v=DKIM1; p=']);
        return { ...after, dkim: after.dkim.map((one) => (one.evidence.queryName === queryName ? revoke(one) : one)) };
      }, facts),
};

/** The mailing service signs in its own name, and not in the author's. */
export const otherSigner: ChangeRule = {
  applies: (facts) => alignedSignatures(facts).some(verifies),
  change: (facts) => {
    const isAuthors = (check: DkimCheck) => verifies(check) && isAligned(facts, check.evidence.domain, 'dkim') !== 'no';
    const keys = new Map(
      facts.dkim.filter(isAuthors).map((check) => [check.evidence.queryName, keyOfOther(check)] as const),
    );
    return {
      ...facts,
      dkim: facts.dkim.map((check) => (isAuthors(check) ? bySomebodyElse(check) : check)),
      // The same key, found where that domain publishes it.
      dns: facts.dns.map((question) => {
        const name = question.purpose === 'dkim' ? keys.get(question.name) : undefined;
        return name === undefined ? question : { ...question, name };
      }),
    };
  },
};

/** A name that is kept for examples (RFC 2606). */
const OTHER_SIGNER = 'mailer.example';

/** The author's domain signs all that there is. */
export const signed: ChangeRule = {
  applies: (facts) => facts.message.author !== null && !facts.withoutDns && !alignedSignatures(facts).some(verifies),
  change: (facts) => {
    const domain = facts.message.author?.domain ?? '';
    const name = `${SELECTOR}._domainkey.${domain}`;
    const after = withAnswer(facts, name, 'dkim', ['v=DKIM1; k=ed25519; p=…']);
    const dns = after.dns.findIndex((question) => question.name === name);
    return { ...after, dkim: [newSignature(domain, name, dns, facts), ...facts.dkim] };
  },
};

const SELECTOR = 'example';

function withBody(check: DkimCheck): DkimCheck {
  return check.body.result === 'pass'
    ? concluded(check, check.header, { result: 'fail', code: 'dkim_body_changed' })
    : check;
}

function signsSubject({ header, evidence }: DkimCheck): boolean {
  return header.result === 'pass' && evidence.signedFields.some((name) => name.toLowerCase() === 'subject');
}

function withTag(check: DkimCheck): DkimCheck {
  const tagged = concluded(check, { result: 'fail', code: 'dkim_header_changed' }, check.body);
  const isWhole = check.evidence.bodyLength === null && check.evidence.addedFields.length === 0;
  if (!isWhole || check.result !== 'pass') return tagged;
  return { ...tagged, undone: [{ code: 'dkim_undone_subject_tag', values: { tag: TAG } }] };
}

/** The record that revokes a key (RFC 6376 §3.6.1): it names no type, which is then RSA's. */
const REVOKED = { record: 'v=DKIM1; p=', type: 'rsa' };

function revoke(check: DkimCheck): DkimCheck {
  const { bits: _, ...values } = check.values;
  const { key } = check.evidence;
  const known: DkimCheck = {
    ...check,
    values: { ...values, ...REVOKED },
    evidence: { ...check.evidence, key: key && { ...key, ...REVOKED, bits: null, revoked: true } },
  };
  return concluded(known, { result: 'none', code: 'dkim_key_revoked' }, check.body);
}

function keyOfOther({ evidence }: DkimCheck): string {
  return `${evidence.selector}._domainkey.${OTHER_SIGNER}`;
}

function bySomebodyElse(check: DkimCheck): DkimCheck {
  const queryName = keyOfOther(check);
  return {
    ...check,
    values: { ...check.values, domain: OTHER_SIGNER, name: queryName },
    evidence: { ...check.evidence, domain: OTHER_SIGNER, identity: `@${OTHER_SIGNER}`, queryName },
  };
}

/** The check with other halves, and what they come to together. */
function concluded({ undone: _, ...check }: DkimCheck, header: DkimPart, body: DkimPart): DkimCheck {
  const { bodyBytes, signedBytes } = check.evidence;
  const { result, cause } = conclude(
    { result: header.result, cause: causeOf(header) as KeyOutcome },
    { result: body.result, cause: causeOf(body) as BodyCause, bodyBytes, signedBytes },
    [],
  );
  return { ...check, result, code: `dkim_${cause}`, header, body };
}

/** Each half's code is made of its cause (dkim/check.ts). */
function causeOf({ code }: DkimPart): string {
  return code.slice('dkim_'.length);
}

/** The newest ARC signature covers the message as well (RFC 8617 §5.2 step 4). */
function breakSeal(facts: Inspection, code: 'arc_body_changed' | 'arc_header_changed'): Inspection {
  const { arc } = facts;
  const newest = arc?.evidence.sets.at(-1);
  if (arc?.result !== 'pass' || newest === undefined) return facts;
  const broken = { ...newest, messageSignature: { result: 'fail', code } as const };
  return {
    ...facts,
    arc: {
      ...arc,
      result: 'fail',
      code: 'arc_message_signature_failed',
      values: { instance: newest.instance, sealer: newest.sealer },
      evidence: { sets: [...arc.evidence.sets.slice(0, -1), broken], oldestPass: null },
    },
  };
}

function newSignature(domain: string, queryName: string, dns: number, { source }: Inspection): DkimCheck {
  return {
    result: 'pass',
    code: 'dkim_pass',
    values: { domain, selector: SELECTOR, name: queryName },
    warnings: [],
    header: { result: 'pass', code: 'dkim_header_intact' },
    body: { result: 'pass', code: 'dkim_body_intact' },
    evidence: {
      // No field: it is only supposed.
      fieldIndex: -1,
      domain,
      selector: SELECTOR,
      identity: `@${domain}`,
      algorithm: 'ed25519-sha256',
      canonicalization: 'relaxed/relaxed',
      signedFields: ['From', 'To', 'Subject', 'Date', 'Message-ID'],
      bodyLength: null,
      bodyBytes: source.bodyBytes,
      signedBytes: source.bodyBytes,
      signedAt: null,
      expiresAt: null,
      queryName,
      dns,
      key: {
        record: 'v=DKIM1; k=ed25519; p=…',
        type: 'ed25519',
        bits: 256,
        revoked: false,
        testing: false,
        strict: false,
      },
      unsignedFields: [],
      addedFields: [],
    },
  };
}
