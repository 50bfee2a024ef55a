/** Which header fields a signature leaves out, and which were added since (RFC 6376 §5.4.1, §8.15). */
import { latin1 } from '../bytes/latin1.ts';
import { DISPLAYED_FIELDS } from '../message/fields/meaningful-fields.ts';
import type { HiddenField, Message } from '../message/message.ts';

const FIELDS_THAT_MATTER = DISPLAYED_FIELDS.map((name) => name.toLowerCase());

/** @returns lower-case names of fields that are in the message and that h= does not name */
export function findUnsignedFields(message: Message, names: readonly string[]): string[] {
  const signed = new Set(names);
  return FIELDS_THAT_MATTER.filter((name) => message.byName.has(name) && !signed.has(name));
}

/**
 * Fields that were put on top of signed ones. Signatures are checked from the bottom up, so they still verify, while many readers
 * show the topmost field ("Composition Kills", A15, A16): a second From, Subject or Content-Type is somebody else's. So is one
 * that only some readers see, unless it stands within a field that was signed. (A hidden From names no author, and is told as that.)
 *
 * @returns lower-case names that h= holds, and that the message holds more often
 */
export function findAddedFields(message: Message, names: readonly string[]): string[] {
  const signed = new Map<string, number>();
  for (const name of names) signed.set(name, (signed.get(name) ?? 0) + 1);
  const hidden = message.hiddenFields.filter((place) => !isWithinSigned(message, place, signed));
  const hiddenNames = new Set(hidden.map(({ name }) => name.toLowerCase()));
  return FIELDS_THAT_MATTER.filter((name) => {
    const count = signed.get(name) ?? 0;
    const isSurplus = (message.byName.get(name)?.length ?? 0) > count && !isTheSameAgain(message, name);
    return count > 0 && (isSurplus || hiddenNames.has(name));
  });
}

/** Of fields of one name the lowest are signed, as many as h= says. */
function isWithinSigned(
  { fields, byName }: Message,
  { fieldIndex }: HiddenField,
  signed: Map<string, number>,
): boolean {
  const field = fieldIndex === null ? undefined : fields[fieldIndex];
  if (field === undefined) return false;
  const same = byName.get(field.lowerName) ?? [];
  return same.length - same.indexOf(field) <= (signed.get(field.lowerName) ?? 0);
}

/** Careless programs write MIME-Version again; whichever of the same ones is read, it says the same. */
function isTheSameAgain({ bytes, byName }: Message, name: string): boolean {
  if (name !== 'mime-version') return false;
  const [first, ...others] = (byName.get(name) ?? []).map((field) => latin1(bytes, field.valueStart, field.end).trim());
  return others.every((value) => value === first);
}
