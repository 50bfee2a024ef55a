/** An inspection with everything that is shown and weighs nothing. */
import type { Inspection } from '../../src/core/inspection.ts';
import { verified } from './inspections.ts';

const [first, ...others] = verified.route.hops;

export const withShownOnly: Inspection = {
  ...verified,
  route: {
    ...verified.route,
    hops: first ? [{ ...first, notes: [{ code: 'route_hop_no_date', values: {} }] }, ...others] : [],
    notes: [{ code: 'route_loop', values: { host: 'list.example', count: 6 } }],
    envelopeReason: { code: 'route_envelope_no_client', values: {} },
  },
  spamFields: [
    {
      fieldIndex: 1,
      name: 'X-Spam-Status',
      product: 'spamassassin',
      tokens: [
        { code: 'spamfields_score', values: { score: '7.1' }, text: 'score=7.1', score: 7.1 },
        { code: 'spamfields_rule_bayes', values: { rule: 'BAYES_99' }, text: '3.5 BAYES_99', score: 3.5 },
      ],
    },
  ],
};
