import { isServerNotice } from '../../proof/server-notice.ts';
import { NO, type Rule } from '../ruling.ts';

/**
 * A mail server's notice without a domain in From: there is nobody to mistake its sender for, and nobody whom anything could prove. It stands
 * before all other rules, so that no result that a provider recorded for no domain at all makes it more than grey.
 */
export const serverNotice: Rule = (facts) =>
  isServerNotice(facts)
    ? {
        fits: 'yes',
        verdict: {
          domain: null,
          headline: { code: 'verdict_unverified', values: {} },
          reason: { code: 'verdict_reason_server_notice', values: {} },
          advice: { code: 'verdict_advice_server_notice', values: {} },
        },
      }
    : NO;
