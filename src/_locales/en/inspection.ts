/** What is said of an inspection, and around it by the popup and the report page. */
import arc from './arc.json' with { type: 'json' };
import bimi from './bimi.json' with { type: 'json' };
import dkim from './dkim.json' with { type: 'json' };
import dkim2 from './dkim2.json' with { type: 'json' };
import dmarc from './dmarc.json' with { type: 'json' };
import dns from './dns.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import findings from './findings.json' with { type: 'json' };
import journey from './journey.json' with { type: 'json' };
import message from './message.json' with { type: 'json' };
import popup from './popup.json' with { type: 'json' };
import recorded from './recorded.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import route from './route.json' with { type: 'json' };
import spamfields from './spamfields.json' with { type: 'json' };
import spf from './spf.json' with { type: 'json' };
import transport from './transport.json' with { type: 'json' };
import verdict from './verdict.json' with { type: 'json' };
import views from './views.json' with { type: 'json' };
import webmail from './webmail.json' with { type: 'json' };

export const inspection = {
  ...message,
  ...dns,
  ...spf,
  ...dkim,
  ...dmarc,
  ...arc,
  ...recorded,
  ...route,
  ...spamfields,
  ...bimi,
  ...transport,
  ...dkim2,
  ...findings,
  ...verdict,
  ...journey,
  ...views,
  ...popup,
  ...report,
  ...webmail,
  ...errors,
};
