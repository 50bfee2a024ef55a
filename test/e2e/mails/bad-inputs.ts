/** What people give that is no mail, or no whole one. */
import type { MessageCode } from '../../../src/core/codes/index.ts';
import { bigAttachment } from './honest.ts';

export interface BadInput {
  name: string;
  bytes: Uint8Array;
  /** What the report says about it; null where only the check itself can tell. */
  problem: MessageCode | null;
}

export function makeBadInputs(): BadInput[] {
  const text = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'));
  const whole = bigAttachment(20_000).source;
  const headerEnd = Buffer.from(whole).indexOf('\r\n\r\n') + 4;
  return [
    { name: 'empty', bytes: text(''), problem: 'message_source_empty' },
    {
      name: 'without-header',
      bytes: text('Dear Bob,\r\n\r\nsee you tomorrow.\r\n'),
      problem: 'message_source_no_header',
    },
    {
      name: 'html',
      bytes: text('<!doctype html>\r\n<title>Sign in</title>\r\n<form></form>\r\n'),
      problem: 'message_source_html',
    },
    { name: '60-megabytes', bytes: bigAttachment(60 * 1024 * 1024).source, problem: 'message_source_too_large' },
    { name: 'binary', bytes: binary(), problem: 'message_source_binary' },
    { name: 'cut-off-in-header', bytes: whole.subarray(0, 300), problem: 'message_source_cut_off' },
    { name: 'cut-off-behind-header', bytes: whole.subarray(0, headerEnd - 2), problem: 'message_source_header_only' },
    { name: 'cut-off-in-body', bytes: whole.subarray(0, whole.length - 5000), problem: null },
  ];
}

/** The start of a PNG, then every byte there is. */
function binary(): Uint8Array {
  const bytes = new Uint8Array(4096).map((_, index) => (index * 7) & 0xff);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  return bytes;
}
