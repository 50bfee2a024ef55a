import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Microsoft 365 and Outlook.com. Mail from outside enters at a host under mail.protection.outlook.com, which
 * X-MS-Exchange-Organization-AuthSource names again. Inside, hosts speak to each other from Microsoft's own addresses; those that
 * its customers send from (2a01:111:f403::/48, 40.107.0.0/16) are not among the networks, since they are not inside. Its results
 * have no authserv-id, and Return-Path stands last.
 */
export const outlook: Receiver = {
  ...UNSEEN,
  name: 'Outlook',
  borderBy: ['*.mail.protection.outlook.com'],
  networks: ['2603:1096::/32', '2603:10a6::/32', '2603:10b6::/32', '2603:10c6::/32', '2603:10d6::/32'],
  results: 'without-id',
  returnPath: 'bottom',
};
