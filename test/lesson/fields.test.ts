import { describe, expect, it } from 'vitest';
import { FIELD_GROUPS, helpFor } from '../../src/lesson/fields/known.ts';
import { translate } from '../../src/text/translate.ts';

describe('helpFor', () => {
  it('finds a field whatever its case, with the document that defines it', () => {
    expect(helpFor('REPLY-to')).toEqual({ group: 'who', text: 'field_reply_to', source: 'RFC 5322 §3.6.2' });
    expect(translate('field_reply_to', {}, 'en')).toBe('Where a reply goes, instead of to the author.');
  });

  it('finds a family by the beginning of its name, and one of its own first', () => {
    expect(helpFor('X-MS-Exchange-Organization-SCL').text).toBe('field_x_ms_exchange_organization_scl');
    expect(helpFor('X-MS-Exchange-Organization-RecordReviewCfmType').text).toBe('field_x_ms_exchange_organization_any');
    expect(helpFor('X-Mimecast-Impersonation-Protect').text).toBe('field_x_mimecast_any');
  });

  it.each(['', 'constructor', '__proto__', 'X-Nobody-Knows', 'from:', 'x'.repeat(10_000)])(
    'takes %j for none',
    (name) => {
      expect(helpFor(name)).toEqual({ group: 'other', text: null, source: '' });
    },
  );

  it('knows the fields of the filters that people meet', () => {
    const met = [
      'X-Spam-Status',
      'X-Spamd-Result',
      'X-Forefront-Antispam-Report',
      'X-Gm-Message-State',
      'X-Pm-Origin',
      'X-Proofpoint-GUID',
      'X-Mimecast-Spam-Score',
      'X-Barracuda-Spam-Score',
      'X-IronPort-AV',
      'X-PMX-Version',
      'X-TM-AS-Result',
      'IronPort-SDR',
      'X-ML-Name',
    ];
    expect(met.filter((name) => helpFor(name).text === null)).toEqual([]);
    expect(FIELD_GROUPS).toContain('other');
  });
});
