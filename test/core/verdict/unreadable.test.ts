import { describe, expect, it } from 'vitest';
import type { MessageCode } from '../../../src/core/codes/index.ts';
import { hasHeader, isUnreadable } from '../../../src/core/verdict/unreadable.ts';
import { facts, field } from './facts.ts';

const source = (code: MessageCode | null, ...names: string[]) => ({
  source: { ...facts().source, problem: code && { code, values: {} } },
  fields: names.map((name) => field(name)),
});

describe('a source', () => {
  it('can be judged by its header where only the body is missing or not looked at', () => {
    for (const code of [
      null,
      'message_source_header_only',
      'message_source_clipped',
      'message_source_too_large',
    ] as const)
      expect(hasHeader(source(code).source), `${code}`).toBe(true);
    for (const code of ['message_source_empty', 'message_source_html'] as const) {
      expect(hasHeader(source(code).source), code).toBe(false);
      expect(isUnreadable(source(code, 'From', 'Received'))).toBe(true);
    }
  });

  it('that is too large is a mail where it has a From or a Received field, however they are written', () => {
    for (const names of [
      ['X-A', 'FROM'],
      ['Subject', 'Received', 'X-A'],
    ])
      expect(isUnreadable(source('message_source_too_large', ...names)), `${names}`).toBe(false);
    for (const names of [[], ['Subject', 'X-From']])
      expect(isUnreadable(source('message_source_too_large', ...names)), `${names}`).toBe(true);
  });

  it('without these fields is judged all the same where it is not too large', () => {
    for (const code of [null, 'message_source_header_only', 'message_source_clipped'] as const)
      expect(isUnreadable(source(code)), `${code}`).toBe(false);
  });
});
