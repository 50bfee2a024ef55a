import type { Form } from '../form.ts';
import { communigate } from './communigate.ts';
import { exchange } from './exchange.ts';
import { exim } from './exim.ts';
import { families, webmail } from './families.ts';
import { google } from './google.ts';
import { greetingFirst, maddy, mox, stalwart } from './greeting-first.ts';
import { momentum } from './momentum.ts';
import { navgw } from './navgw.ts';
import { postfix } from './postfix.ts';
import { powermta } from './powermta.ts';
import { qmailKin } from './qmail.ts';
import { sendmail, widecf } from './sendmail.ts';
import { yahoo, yahooHosts } from './yahoo.ts';

/** All forms that are known. Where one with a mark fits, no other counts. */
export const FORMS: readonly Form[] = [
  postfix,
  sendmail,
  widecf,
  exim,
  google,
  exchange,
  yahoo,
  yahooHosts,
  ...qmailKin,
  ...greetingFirst,
  maddy,
  mox,
  stalwart,
  communigate,
  momentum,
  powermta,
  navgw,
  families,
  webmail,
];
