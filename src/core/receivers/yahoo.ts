import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Yahoo Mail and AOL. Seen: messages of 2025 and 2026 in public repositories, and their older form. On top stands the mailbox's own field ("from
 * 127.0.0.1 by atlas-….yahoo.com pod-id … with HTTP", or "from 10.… with HTTPS"), then the results in that host's name, then the border:
 * "from IP (EHLO name) by 10.… with SMTPs" since 2023, mta….mail.….yahoo.com before.
 */
export const yahoo: Receiver = {
  ...UNSEEN,
  name: 'Yahoo',
  borderBy: ['10.*', 'mta*.mail.*.yahoo.com'],
  authservIds: ['*.yahoo.com'],
  results: 'above',
  innerBy: ['atlas*.yahoo.com'],
};
