import type { Form } from '../form.ts';
import { amavis } from './amavis.ts';
import { barracuda } from './barracuda.ts';
import { chasquid } from './chasquid.ts';
import { cloudflare } from './cloudflare.ts';
import { communigate } from './communigate.ts';
import { coremail } from './coremail.ts';
import { courier } from './courier.ts';
import { cyrus } from './cyrus.ts';
import { domino } from './domino.ts';
import { dovecot } from './dovecot.ts';
import { exchange } from './exchange.ts';
import { exim } from './exim.ts';
import { ezweb } from './ezweb.ts';
import { fSecure } from './f-secure.ts';
import { families, webmail } from './families.ts';
import { fastmail } from './fastmail.ts';
import { google } from './google.ts';
import { halon } from './halon.ts';
import { haraka } from './haraka.ts';
import { icewarp } from './icewarp.ts';
import { intermail } from './intermail.ts';
import { ironport } from './ironport.ts';
import { james } from './james.ts';
import { kerio } from './kerio.ts';
import { kumomta } from './kumomta.ts';
import { listserv } from './listserv.ts';
import { maddy } from './maddy.ts';
import { mdaemon } from './mdaemon.ts';
import { momentum } from './momentum.ts';
import { mox } from './mox.ts';
import { navgw } from './navgw.ts';
import { nemesis } from './nemesis.ts';
import { opensmtpd } from './opensmtpd.ts';
import { oracle } from './oracle.ts';
import { postfix } from './postfix.ts';
import { powermta } from './powermta.ts';
import { proofpoint } from './proofpoint.ts';
import { qmailKin } from './qmail.ts';
import { rzmta } from './rzmta.ts';
import { scalix } from './scalix.ts';
import { sendmail, widecf } from './sendmail.ts';
import { stalwart } from './stalwart.ts';
import { trendMicro } from './trend-micro.ts';
import { yahoo, yahooHosts } from './yahoo.ts';
import { zendesk } from './zendesk.ts';
import { zonemta } from './zonemta.ts';

/** All forms that are known. Where one with a mark fits, no other counts. */
export const FORMS: readonly Form[] = [
  ...postfix,
  sendmail,
  widecf,
  exim,
  google,
  exchange,
  yahoo,
  yahooHosts,
  ...qmailKin,
  james,
  ironport,
  ...haraka,
  maddy,
  opensmtpd,
  mox,
  stalwart,
  chasquid,
  halon,
  kumomta,
  momentum,
  powermta,
  proofpoint,
  barracuda,
  trendMicro,
  zendesk,
  zonemta,
  ezweb,
  rzmta,
  coremail,
  communigate,
  ...domino,
  ...mdaemon,
  kerio,
  icewarp,
  intermail,
  oracle,
  scalix,
  navgw,
  fSecure,
  nemesis,
  amavis,
  cyrus,
  dovecot,
  ...fastmail,
  cloudflare,
  listserv,
  courier,
  families,
  webmail,
];
