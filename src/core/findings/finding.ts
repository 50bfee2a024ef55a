/** What a finding is made from, and how it is put. */
import type { FindingCode } from '../codes/index.ts';
import type { Finding, Inspection, Mailbox, Severity, ShownField, Values } from '../inspection/index.ts';

/** Everything but what is made from findings. */
export type FindingFacts = Omit<Inspection, 'findings' | 'verdict'>;

/** One kind of finding: looks at the facts and says what it found. Never throws; does nothing twice. */
export type Finder = (facts: FindingFacts) => Finding[];

/** @param fieldIndexes the header fields that it rests on */
export function warn(severity: Severity, code: FindingCode, values: Values, fieldIndexes: number[] = []): Finding {
  return { code, values, severity, explains: false, fieldIndexes };
}

/** Something that explains why a check fails, instead of warning of something; it never changes the verdict. */
export function explain(code: FindingCode, values: Values, fieldIndexes: number[] = []): Finding {
  return { code, values, severity: 'info', explains: true, fieldIndexes };
}

/** @param lowerName in lower case */
export function fieldsNamed(facts: FindingFacts, lowerName: string): ShownField[] {
  return facts.fields.filter((field) => field.name.toLowerCase() === lowerName);
}

/** Positions of the fields of these names. */
export function indexesOf(facts: FindingFacts, ...lowerNames: string[]): number[] {
  return facts.fields.filter((field) => lowerNames.includes(field.name.toLowerCase())).map((field) => field.index);
}

/** Mailboxes of one field that are looked at: a list of hundreds is nobody's sender. */
const MAX_MAILBOXES = 10;

/** A kind of finding that looks at each author by itself. @param find what is found of one, who stands in the field at `fieldIndex` */
export function ofAuthors(find: (author: Mailbox, fieldIndex: number, facts: FindingFacts) => Finding[]): Finder {
  return (facts) =>
    facts.message.from.flatMap(({ mailboxes, fieldIndex }) =>
      mailboxes.slice(0, MAX_MAILBOXES).flatMap((author) => find(author, fieldIndex, facts)),
    );
}

/** Characters of a name that a list of mails may show. */
const MAX_NAME = 1000;

/** What programs show as the name of a mailbox, each of which may deceive: the name first, then what some take for it. */
export function namesOf({ name, seenName = name, alsoNamed = [] }: Mailbox): string[] {
  return [seenName, ...alsoNamed].map((text) => text.slice(0, MAX_NAME));
}

/**
 * The words of a name. Where Japanese, Chinese or Korean meets Latin letters a word ends without a blank: "アマゾンamazon.co.jp",
 * "info@legit.exampleより".
 */
export function wordsOf(name: string): string[] {
  return name.normalize('NFKC').split(/[\s<>()[\],;:"'“”‘’「」|/]+|(?<=[々-힣])(?=\w)|(?<=\w)(?=[々-힣])/u);
}

/** Positions of the From fields. */
export function fromIndexes(facts: FindingFacts): number[] {
  return facts.message.from.map((field) => field.fieldIndex);
}
