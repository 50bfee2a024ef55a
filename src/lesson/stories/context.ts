/** The side that all messages of the stories come to, and when it looks at them. */
import type { Receiver } from '../../core/index.ts';
import { SOURCES } from './sources.ts';
import type { MailId } from './story.ts';

/** The provider of the reader: one server that takes mail in, one that keeps it. */
export const STORY_RECEIVER: Receiver = {
  name: 'Post',
  borderBy: ['mx.post.example'],
  networks: ['10.0.0.0/8'],
  gateways: [],
  authservIds: ['mx.post.example'],
  results: 'above',
  returnPath: 'top',
};

/** Five minutes after the messages were sent: nothing in them has grown old. */
export const STORY_NOW = new Date('2026-11-20T10:05:00Z');

/** @returns the message as it arrived: every line ends in CRLF (RFC 5322 §2.3) */
export function storySource(mail: MailId): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(SOURCES[mail].replaceAll('\n', '\r\n'));
}
