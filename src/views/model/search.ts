import type { ShownField } from '../../core/index.ts';

/**
 * @param query words in any order, each anywhere in a field's name or value; case does not matter
 * @returns the fields that hold all of them, in the order of the source
 */
export function searchFields(fields: readonly ShownField[], query: string): readonly ShownField[] {
  const words = query
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return fields;
  return fields.filter((field) => {
    const text = `${field.name}: ${field.value}\n${field.decoded ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A field as it is copied: one line, no control character that a terminal or an editor would obey. */
export function copyText(field: ShownField): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
  return `${field.name}: ${field.value}`.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, '');
}
