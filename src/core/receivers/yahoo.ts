import type { Receiver } from './receiver.ts';

/**
 * Yahoo Mail and AOL. The border hides behind an address of 10.0.0.0/8 since 2023, and was mta….mail.….yahoo.com before; it is the
 * topmost field either way. Its results stand above it.
 */
export const yahoo: Receiver = {
  name: 'Yahoo',
  borderBy: ['10.*', 'mta*.mail.*.yahoo.com'],
  networks: [],
  gateways: [],
  authservIds: ['*.yahoo.com'],
  results: 'above',
  returnPath: 'top',
};
