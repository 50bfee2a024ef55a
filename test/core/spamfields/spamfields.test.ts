import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidesAny } from '../../../src/core/message/characters/visible.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { readSpamFields } from '../../../src/core/spamfields/read.ts';
import { draft, prepend, toBytes } from '../../messages/message.ts';

const read = (...fields: string[]) => readSpamFields(parseMessage(toBytes(prepend(draft(), ...fields))));
/** The codes of the first field that says something, without their prefix. */
const codes = (field: string): string[] =>
  (read(field)[0]?.tokens ?? []).map((one) => one.code.replace('spamfields_', ''));

describe('Exchange’s report', () => {
  it('is explained pair by pair; what says nothing is left out', () => {
    const [field] = read(
      'X-Forefront-Antispam-Report: CIP:203.0.113.7;CTRY:;LANG:en;SCL:1;SRV:;IPV:NLI;SFV:NSPM;H:out.sender.example;PTR:rev.sender.example;CAT:NONE;SFS:(13230040)(1102);DIR:INB;',
    );
    expect(field).toMatchObject({ fieldIndex: 0, name: 'X-Forefront-Antispam-Report', product: 'exchange' });
    expect(field?.tokens.map(({ text, code }) => [text, code])).toEqual([
      ['CIP:203.0.113.7', 'spamfields_client_ip'],
      ['LANG:en', 'spamfields_language'],
      ['SCL:1', 'spamfields_scl_not_spam'],
      ['IPV:NLI', 'spamfields_ip_unlisted'],
      ['SFV:NSPM', 'spamfields_sfv_not_spam'],
      ['H:out.sender.example', 'spamfields_helo'],
      ['PTR:rev.sender.example', 'spamfields_reverse_name'],
      ['CAT:NONE', 'spamfields_cat_none'],
      ['SFS:(13230040)(1102)', 'spamfields_diagnostic'],
      ['DIR:INB', 'spamfields_inbound'],
    ]);
    expect(field?.tokens[0]?.values['value']).toBe('203.0.113.7');
  });

  it('names an IPv6 address whole', () => {
    expect(read('X-Forefront-Antispam-Report: CIP:2001:db8::7;SCL:1')[0]?.tokens[0]?.values['value']).toBe(
      '2001:db8::7',
    );
  });

  for (const [level, code] of [
    ['-1', 'scl_skipped'],
    ['0', 'scl_not_spam'],
    ['1', 'scl_not_spam'],
    ['5', 'scl_spam'],
    ['6', 'scl_spam'],
    ['9', 'scl_high'],
    ['7', 'scl_other'],
    ['x', 'scl_other'],
  ] as const) {
    it(`level ${level} is ${code}, in the report and in its own field`, () => {
      expect(codes(`X-MS-Exchange-Organization-SCL: ${level}`)).toEqual([code]);
      expect(codes(`X-Forefront-Antispam-Report: SCL:${level};`)).toEqual([code]);
    });
  }

  it('tells verdicts and categories apart', () => {
    expect(codes('X-Forefront-Antispam-Report: SFV:SKN;CAT:SPOOF;SFTY:9.19')).toEqual([
      'sfv_rule_not_spam',
      'cat_spoof',
      'tip_domain_impersonation',
    ]);
    expect(codes('X-Forefront-Antispam-Report: SFV:SPM;CAT:HPHISH')).toEqual(['sfv_spam', 'cat_high_phishing']);
    expect(codes('X-Forefront-Antispam-Report: SFV:NEW;CAT:NEW')).toEqual(['diagnostic', 'diagnostic']);
    expect(codes('X-Microsoft-Antispam: BCL:7;ARA:13230040|1102;')).toEqual(['bcl', 'diagnostic']);
  });
});

describe('composite authentication', () => {
  const compauth = (text: string) =>
    codes(
      `Authentication-Results: spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=a.example; dkim=none; dmarc=none action=none header.from=a.example;${text}`,
    );

  for (const [text, expected] of [
    ['compauth=pass reason=109', ['compauth_pass']],
    ['compauth=pass reason=130', ['compauth_pass', 'compauth_arc']],
    ['compauth=softpass reason=201', ['compauth_softpass']],
    ['compauth=fail reason=000', ['compauth_fail', 'compauth_explicit']],
    ['compauth=fail reason=001', ['compauth_fail', 'compauth_implicit']],
    ['compauth=fail reason=002', ['compauth_fail', 'compauth_forbidden']],
    ['compauth=fail reason=010', ['compauth_fail', 'compauth_own_domain']],
    ['compauth=fail reason=601', ['compauth_fail', 'compauth_own_domain_implicit']],
    ['compauth=none reason=451', ['compauth_none', 'compauth_bypassed']],
    ['compauth=other', ['compauth_none']],
  ] as const) {
    it(`"${text}" is ${expected.join(' and ')}`, () => {
      expect(compauth(text)).toEqual(expected);
    });
  }

  it('is absent from the results of others', () => {
    expect(read('Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=a.example')).toEqual([]);
  });
});

describe('SpamAssassin', () => {
  it('sums up in its status, with the rules broken over lines', () => {
    const [field] = read(
      'X-Spam-Status: Yes, score=7.1 required=5.0 tests=BAYES_99,DKIM_SIGNED,\r\n\tHTML_MESSAGE,SITE_RULE autolearn=no autolearn_force=no version=4.0.1',
    );
    expect(field?.product).toBe('spamassassin');
    expect(field?.tokens.map(({ code, score }) => [code.replace('spamfields_', ''), score])).toEqual([
      ['is_spam', null],
      ['score', 7.1],
      ['required', null],
      ['rule_bayes', null],
      ['rule_dkim', null],
      ['rule_html', null],
      ['rule_other', null],
      ['learned', null],
      ['version', null],
    ]);
  });

  it('gives points to each rule when amavis runs it', () => {
    const [field] = read(
      'X-Spam-Status: No, score=-1.9 tagged_above=-9999 required=6.2 tests=[BAYES_00=-1.9, SPF_PASS=-0.001,\r\n\tRCVD_IN_DNSWL_NONE=-0.0001] autolearn=ham',
    );
    expect(field?.tokens.map(({ text, code, score }) => [text, code.replace('spamfields_', ''), score])).toEqual([
      ['No', 'is_not_spam', null],
      ['score=-1.9', 'score', -1.9],
      ['required=6.2', 'required', null],
      ['BAYES_00=-1.9', 'rule_bayes', -1.9],
      ['SPF_PASS=-0.001', 'rule_spf', -0.001],
      ['RCVD_IN_DNSWL_NONE=-0.0001', 'rule_list', -0.0001],
      ['autolearn=ham', 'learned', null],
    ]);
  });

  it('reports rule by rule', () => {
    const [field] = read(
      'X-Spam-Report: \r\n\t*  3.5 BAYES_99 BODY: Bayes spam probability is 99 to 100%\r\n\t*      [score: 0.9998]\r\n\t* -0.0 SPF_PASS SPF: sender matches SPF record\r\n\t*  2.0 URIBL_BLACK Contains an URL listed',
    );
    expect(
      field?.tokens.map(({ code, score, values }) => [values['rule'], code.replace('spamfields_', ''), score]),
    ).toEqual([
      ['BAYES_99', 'rule_bayes', 3.5],
      ['SPF_PASS', 'rule_spf', 0],
      ['URIBL_BLACK', 'rule_link_list', 2],
    ]);
  });

  it('flags and scores', () => {
    expect(codes('X-Spam-Flag: YES')).toEqual(['is_spam']);
    expect(codes('X-Spam-Flag: NO')).toEqual(['is_not_spam']);
    expect(codes('X-Spam-Score: 12.3 (++++++++++++)')).toEqual(['score']);
    expect(read('X-Spam-Flag: maybe', 'X-Spam-Score: many', 'X-Spam-Status: tests=none')).toEqual([]);
  });
});

describe('Rspamd', () => {
  it('counts "-0.00" as 0, since JSON cannot tell -0', () => {
    const [field] = read('X-Spamd-Result: default: False [-0.00 / 15.00]; MIME_GOOD(-0.00)[text/plain]');
    expect(field?.tokens.map(({ score }) => score).filter((score) => Object.is(score, -0))).toEqual([]);
  });

  it('tells sum and symbols; what stands in brackets is text of the mail', () => {
    const [field] = read(
      'X-Spamd-Result: default: True [16.10 / 15.00];\r\n\t BAYES_SPAM(5.10)[100.00%];\r\n\t R_SPF_ALLOW(-0.20)[+ip4:203.0.113.0/24:c];\r\n\t SUBJECT_X(1.00)[a; FORGED_SYMBOL(-99.00)[x]; b];\r\n\t PHISHING(4.00)[];\r\n\t ARC_NA(0.00)[]',
    );
    expect(field?.product).toBe('rspamd');
    expect(field?.tokens.map(({ text, code, score }) => [text, code.replace('spamfields_', ''), score])).toEqual([
      ['True', 'is_spam', null],
      ['16.10', 'score', 16.1],
      ['15.00', 'required', null],
      ['BAYES_SPAM(5.10)', 'rule_bayes', 5.1],
      ['R_SPF_ALLOW(-0.20)', 'rule_spf', -0.2],
      ['SUBJECT_X(1.00)', 'rule_subject', 1],
      ['PHISHING(4.00)', 'rule_phishing', 4],
      ['ARC_NA(0.00)', 'rule_arc', 0],
    ]);
  });

  it('says what it did', () => {
    for (const [action, code] of [
      ['no action', 'action_none'],
      ['greylist', 'action_greylist'],
      ['add header', 'action_header'],
      ['rewrite subject', 'action_subject'],
      ['soft reject', 'action_defer'],
      ['reject', 'action_reject'],
    ]) {
      expect(codes(`X-Rspamd-Action: ${action}`)).toEqual([code]);
    }
    expect(codes('X-Rspamd-Score: 4.10')).toEqual(['score']);
  });
});

describe('the families of rules', () => {
  for (const [name, family] of [
    ['T_SPF_PERMERROR', 'spf'],
    ['R_DKIM_REJECT', 'dkim'],
    ['DMARC_POLICY_ALLOW', 'dmarc'],
    ['ARC_ALLOW', 'arc'],
    ['RBL_SPAMHAUS_XBL', 'list'],
    ['DBL_SPAM', 'link_list'],
    ['FUZZY_DENIED', 'fuzzy'],
    ['MIME_HTML_ONLY', 'html'],
    ['MIME_GOOD', 'mime'],
    ['MISSING_MID', 'header'],
    ['FROM_HAS_DN', 'address'],
    ['TO_DN_NONE', 'address'],
    ['SUBJ_ALL_CAPS', 'subject'],
    ['RCVD_COUNT_TWO', 'route'],
    ['RDNS_NONE', 'route'],
    ['FREEMAIL_FROM', 'free_mail'],
    ['TXREP', 'reputation'],
    ['NEURAL_HAM', 'bayes'],
    ['FUN_AT_WORK', 'other'],
  ] as const) {
    it(`${name} is ${family}`, () => {
      expect(codes(`X-Spam-Status: No, tests=${name}`)).toEqual(['is_not_spam', `rule_${family}`]);
    });
  }
});

it('fields come in the order of the source, and no more than are read', () => {
  const many = Array.from({ length: 100 }, () => 'X-Spam-Flag: YES');
  expect(read('X-Other: x', 'X-Spam-Flag: NO', ...many).map((field) => field.fieldIndex)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect(read(`X-Spam-Status: Yes, tests=${'A_RULE,'.repeat(1000)}`)[0]?.tokens.length).toBeLessThanOrEqual(100);
  expect(
    read(`X-Spamd-Result: default: False [1 / 2];${'A(1)[];'.repeat(1000)}`)[0]?.tokens.length,
  ).toBeLessThanOrEqual(100);
});

it('whatever such a field holds: no throw, and nothing in it hides or moves', () => {
  const name = fc.constantFrom(
    'X-Forefront-Antispam-Report',
    'X-MS-Exchange-Organization-SCL',
    'X-Spam-Status',
    'X-Spam-Report',
    'X-Spamd-Result',
    'X-Rspamd-Action',
    'Authentication-Results',
  );
  const piece = fc.oneof(
    fc.constantFrom(
      'SFV:',
      'SCL:',
      ';',
      ':',
      '[',
      ']',
      '(',
      ')',
      'tests=',
      'BAYES_99',
      '*',
      ' 1.0 ',
      ',',
      '=',
      'Yes',
      'default: False [',
      ' / ',
      'compauth=',
      'reason=',
      '\u00e2\u0080\u00ae',
      '\x1b',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );
  fc.assert(
    fc.property(name, fc.array(piece, { maxLength: 30 }), (field, pieces) => {
      for (const { tokens } of read(`${field}: ${pieces.join('')}`)) {
        for (const one of tokens) {
          for (const text of [one.text, ...Object.values(one.values)]) expect(hidesAny(String(text))).toBe(false);
          expect(one.score === null || Number.isFinite(one.score)).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

it('ten megabytes of any of them take no time', () => {
  for (const [field, text] of [
    ['X-Forefront-Antispam-Report', 'SFV:NSPM;'],
    ['X-Spam-Status', 'tests=A,'],
    ['X-Spam-Report', '* 1.0 A '],
    ['X-Spamd-Result', 'A(1)['],
    ['Authentication-Results', 'compauth=fail '],
  ]) {
    const message = parseMessage(toBytes(prepend(draft(), `${field}: ${text?.repeat(100_000)}`)));
    const start = performance.now();
    readSpamFields(message);
    expect(performance.now() - start, field).toBeLessThan(10_000);
  }
});
