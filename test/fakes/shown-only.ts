/** An inspection with everything that is shown and weighs nothing. */
import type { Inspection } from '../../src/core/inspection/index.ts';
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
  bimi: {
    code: 'bimi_published',
    values: { domain: 'shop.example' },
    domain: 'shop.example',
    record: 'v=BIMI1; l=https://shop.example/logo.svg; a=',
    tags: [
      { name: 'v', value: 'BIMI1' },
      { name: 'l', value: 'https://shop.example/logo.svg' },
      { name: 'a', value: '' },
    ],
  },
  transport: {
    domain: 'shop.example',
    mtaSts: {
      code: 'transport_mta_sts_published',
      values: { domain: 'shop.example' },
      name: '_mta-sts.shop.example',
      record: 'v=STSv1; id=20261101',
      tags: [
        { name: 'v', value: 'STSv1' },
        { name: 'id', value: '20261101' },
      ],
    },
    tlsRpt: {
      code: 'transport_tls_rpt_none',
      values: { domain: 'shop.example' },
      name: '_smtp._tls.shop.example',
      record: null,
      tags: [],
    },
  },
  dkim2: [
    {
      fieldIndex: 2,
      name: 'DKIM2-Signature',
      code: 'dkim2_signature',
      values: { domain: 'shop.example', number: '1' },
    },
  ],
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

const [question, ...questions] = verified.dns;

/** The key of its first signature was not looked up, since its name seems to be made for one recipient. */
export const personal: Inspection = {
  ...verified,
  dkim: verified.dkim.slice(0, 1).map((check) => ({ ...check, evidence: { ...check.evidence, dns: 0 } })),
  dns: question ? [{ ...question, status: 'error', trouble: 'personal', answers: [], ttl: 0 }, ...questions] : [],
};
