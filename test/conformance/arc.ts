/** ValiMail's ARC validation cases. */
import { loadAll } from 'js-yaml';
import { expect } from 'vitest';
import type { ArcCheck } from '../../src/core/inspection/index.ts';
import type { Dns } from './job.ts';
import { type Case, makeCase, NOW, readSuiteFile, type Suite } from './suite.ts';

interface Group {
  tests: { [name: string]: { message: string; cv: 'None' | 'Pass' | 'Fail' | '' } };
  'txt-records': { [name: string]: string };
}

/**
 * Cases written for draft-18 of ARC that ask for something else than the RFCs.
 *
 * - `ams_fields_c_na`: no c=, and the signature was made relaxed/relaxed. RFC 8617 §4.1.2 takes c= over from RFC 6376 §3.5,
 *   whose default is simple/simple; so this signature does not verify.
 * - `ams_fields_h_empty`: an empty h=. RFC 6376 §3.5: "This list MUST NOT be empty", and §5.4 wants From in it.
 */
const OTHER_READING: { [name: string]: string } = { ams_fields_c_na: 'Fail', ams_fields_h_empty: 'Fail' };

export function arcSuite(): Suite {
  const text = readSuiteFile('arc/arc-validation-tests.yml');
  const groups = text === '' ? [] : (loadAll(text) as Group[]);
  const cases = groups.flatMap((group) => {
    const zone: Dns['zone'] = {};
    for (const [name, value] of Object.entries(group['txt-records'])) zone[name] = { TXT: [value] };
    // An empty cv: the newest seal itself says that the chain failed.
    return Object.entries(group.tests).map(([name, { message, cv }]) =>
      toCase(name, message, zone, OTHER_READING[name] ?? (cv || 'Fail')),
    );
  });
  return { title: 'ARC validation', cases };
}

function toCase(name: string, message: string, zone: Dns['zone'], status: string): Case {
  const source = Buffer.from(message.replace(/\r?\n/g, '\r\n'), 'utf8').toString('latin1');
  return makeCase(name, 'arc', { zone, source, now: NOW }, (check) => expect(statusOf(check)).toBe(status));
}

/** The suite has keys of 512 bits and more: what it asks is arithmetic, what RFC 8301 accepts is told apart from it. */
function statusOf({ result, code, evidence }: ArcCheck): string {
  const parts = evidence.sets.flatMap(({ seal, messageSignature }) => [seal, messageSignature]);
  const onlyWeak = parts.every((part) => part.result !== 'policy' || part.code === 'arc_key_weak');
  if (result === 'pass' || (code === 'arc_not_accepted' && onlyWeak)) return 'Pass';
  return result === 'none' ? 'None' : 'Fail';
}
