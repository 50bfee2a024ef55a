/** What people give that is no mail, or no whole one. */
import type { MessageCode } from '../../../src/core/codes.ts';
import { bigAttachment } from './honest.ts';

export interface BadInput {
  name: string;
  bytes: Uint8Array;
  /** What the report says about it. */
  problem: MessageCode;
}

export function makeBadInputs(): BadInput[] {
  const text = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'));
  const whole = bigAttachment(200_000).source;
  return [
    { name: 'empty', bytes: text(''), problem: 'message_empty' },
    { name: 'without-header', bytes: text('Dear Bob,\r\n\r\nsee you tomorrow.\r\n'), problem: 'message_no_header' },
    {
      name: 'html',
      bytes: text('<!doctype html>\r\n<title>Sign in</title>\r\n<form></form>\r\n'),
      problem: 'message_html',
    },
    { name: '60-megabytes', bytes: bigAttachment(60 * 1024 * 1024).source, problem: 'message_too_big' },
    { name: 'binary', bytes: binary(), problem: 'message_binary' },
    { name: 'cut-off', bytes: whole.subarray(0, whole.length - 50_000), problem: 'message_cut_off' },
  ];
}

/** The start of a PNG, then every byte there is. */
function binary(): Uint8Array {
  const bytes = new Uint8Array(4096).map((_, index) => (index * 7) & 0xff);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  return bytes;
}
