/**
 * DKIM2 (draft-ietf-dkim-dkim2-spec): the fields of an experiment, recognized and shown. Deliberately not verified: the draft still
 * changes, and a signature checked by an older text of it would say something wrong with confidence.
 */
import type { Dkim2Field } from '../inspection/index.ts';
import { MAX_DKIM2_FIELDS, MAX_SHOWN_FIELD } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import { parseTagList, tagValue } from '../message/fields/tag-list.ts';
import type { HeaderField, Message } from '../message/message.ts';

/** @returns the fields of DKIM2 in the order of the source, at most MAX_DKIM2_FIELDS. Never throws */
export function readDkim2Fields(message: Message): Dkim2Field[] {
  const found: Dkim2Field[] = [];
  for (const field of message.fields) {
    if (found.length >= MAX_DKIM2_FIELDS) break;
    const code = codeOf(field.lowerName);
    if (code !== null) found.push(describe(message, field, code));
  }
  return found;
}

function codeOf(lowerName: string): Dkim2Field['code'] | null {
  if (lowerName === 'dkim2-signature') return 'dkim2_signature';
  if (lowerName === 'message-instance') return 'dkim2_instance';
  return lowerName.startsWith('dkim2-') ? 'dkim2_other' : null;
}

function describe(message: Message, field: HeaderField, code: Dkim2Field['code']): Dkim2Field {
  const tags = parseTagList(fieldValue(message, field, MAX_SHOWN_FIELD));
  const name = displayText(field.name);
  const text = (tag: string) => displayText(tagValue(tags, tag) ?? '').slice(0, MAX_DOMAIN) || '?';
  const values =
    code === 'dkim2_signature'
      ? { domain: text('d'), number: text('i') }
      : code === 'dkim2_instance'
        ? { number: text(tagValue(tags, 'm') === null ? 'v' : 'm') }
        : { name };
  return { fieldIndex: field.index, name, code, values };
}

/** What is shown of a value: as long as a domain name can be. */
const MAX_DOMAIN = 253;
