/** Every kind of finding, in the order in which they are told within one severity. */
import type { Finding, Severity } from '../inspection/index.ts';
import { addedField } from './added-field.ts';
import { addedText } from './added-text.ts';
import { arcBroken } from './arc-broken.ts';
import { arcSealerUnknown } from './arc-sealer-unknown.ts';
import { clockBackwards } from './clock-backwards.ts';
import { copiedReceiver } from './copied-receiver.ts';
import { disguisedName } from './disguised-name.ts';
import type { Finder, FindingFacts } from './finding.ts';
import { foreignUser } from './foreign-user.ts';
import { forgedResults } from './forged-results.ts';
import { forwarder } from './forwarder.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { hiddenField } from './hidden-field.ts';
import { hopWithoutTls } from './hop-without-tls.ts';
import { implausibleRoute } from './implausible-route.ts';
import { internationalDomain } from './international-domain.ts';
import { keyGone } from './key-gone.ts';
import { keyMissing } from './key-missing.ts';
import { keyRevoked } from './key-revoked.ts';
import { listFooter } from './list-footer.ts';
import { lookalikeDomain } from './lookalike-domain.ts';
import { lookalikeHost } from './lookalike-host.ts';
import { mailingList } from './mailing-list.ts';
import { missingDomain } from './missing-domain.ts';
import { nameAddress } from './name-address.ts';
import { nameBrand } from './name-brand.ts';
import { nameDomain } from './name-domain.ts';
import { oddAddress } from './odd-address.ts';
import { oddLineEnds } from './odd-line-ends.ts';
import { personalSelector } from './personal-selector.ts';
import { plainSubmission } from './plain-submission.ts';
import { reencoded } from './reencoded.ts';
import { repeatedField } from './repeated-field.ts';
import { replay } from './replay.ts';
import { replyElsewhere } from './reply-elsewhere.ts';
import { oddReturnPath } from './return-path.ts';
import { senderElsewhere } from './sender-elsewhere.ts';
import { sentByProgram } from './sent-by-program.ts';
import { severalAuthors } from './several-authors.ts';
import { sha1 } from './sha1.ts';
import { signatureTime } from './signature-time.ts';
import { smtpSmuggling } from './smtp-smuggling.ts';
import { spfEveryone } from './spf-everyone.ts';
import { spfLookups } from './spf-lookups.ts';
import { spfMany } from './spf-many.ts';
import { subjectTag } from './subject-tag.ts';
import { tenantMismatch } from './tenant-mismatch.ts';
import { testingKey } from './testing-key.ts';
import { threadClaim } from './thread-claim.ts';
import { unprotectedSubdomain } from './unprotected-subdomain.ts';
import { unsignedBody } from './unsigned-body.ts';
import { unsignedField } from './unsigned-field.ts';
import { weakKey } from './weak-key.ts';

/** These rest on the header and the route alone: what they find while the checks still run stays found. */
const OF_THE_HEADER: readonly Finder[] = [
  severalAuthors,
  oddAddress,
  lookalikeDomain,
  internationalDomain,
  hiddenCharacters,
  disguisedName,
  repeatedField,
  hiddenField,
  smtpSmuggling,
  oddLineEnds,
  forgedResults,
  sentByProgram,
  lookalikeHost,
  implausibleRoute,
  copiedReceiver,
  clockBackwards,
  hopWithoutTls,
  plainSubmission,
  threadClaim,
];

/** These rest on what the checks say too, and wait for all of them. */
const OF_THE_CHECKS: readonly Finder[] = [
  nameAddress,
  nameDomain,
  nameBrand,
  addedField,
  addedText,
  unsignedBody,
  unsignedField,
  missingDomain,
  replyElsewhere,
  senderElsewhere,
  oddReturnPath,
  foreignUser,
  tenantMismatch,
  replay,
  keyRevoked,
  keyMissing,
  keyGone,
  signatureTime,
  sha1,
  weakKey,
  testingKey,
  personalSelector,
  spfEveryone,
  spfMany,
  spfLookups,
  unprotectedSubdomain,
  arcBroken,
  arcSealerUnknown,
  mailingList,
  forwarder,
  subjectTag,
  listFooter,
  reencoded,
];

const ORDER: Readonly<Record<Severity, number>> = { danger: 0, caution: 1, info: 2 };

/**
 * @returns everything worth saying beside the verdict, the gravest first; while the checks run only what none of them can
 *   change, so that nothing shown is withdrawn
 */
export function findAll(facts: FindingFacts): Finding[] {
  const finders = facts.progress === 'done' ? [...OF_THE_HEADER, ...OF_THE_CHECKS] : OF_THE_HEADER;
  return finders.flatMap((finder) => finder(facts)).sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
}
