import { useState } from 'preact/hooks';
import { recordText } from '../core/dns/answer.ts';
import { requestResolvers } from '../platform/ask-permission.ts';
import { needsPermission, sitePattern } from '../platform/permissions.ts';
import { TESTED_NAME, type ResolverTest as Tested, testResolver } from '../platform/resolver-test.ts';
import { Say } from '../views/reading.tsx';
import type { Refusal } from './entry-form.tsx';

export interface ResolverTestProps {
  address: string;
  name: string;
}

/** Asks this resolver one question, in the click and never before, and says what came of it. */
export function ResolverTest({ address, name }: ResolverTestProps) {
  const [told, setTold] = useState<Refusal | null>(null);
  const [asking, setAsking] = useState(false);
  const test = async () => {
    setAsking(true);
    setTold({ text: 'options_test_asking' });
    setTold(await tell(address));
    setAsking(false);
  };
  return (
    <small class="test">
      <button type="button" class="link" disabled={asking} onClick={test}>
        <Say text="options_test" values={{ name: name.split(' (')[0] ?? name }} />
      </button>{' '}
      <span role="status">{told && <Say text={told.text} values={told.values} />}</span>
    </small>
  );
}

/** Asks for the permission first thing, as browsers want it; nothing is asked of the resolver without. */
async function tell(address: string): Promise<Refusal> {
  if (needsPermission(address) && !(await requestResolvers([sitePattern(address) ?? '']))) {
    return { text: 'options_resolvers_missing', values: { site: new URL(address).host } };
  }
  return sentenceOf(await testResolver(address));
}

const TROUBLES = {
  timeout: 'options_test_timeout',
  offline: 'options_test_offline',
  http: 'options_test_http',
  html: 'options_test_html',
  servfail: 'options_test_error',
  refused: 'options_test_error',
  rcode: 'options_test_error',
} as const;

function sentenceOf({ answer, milliseconds }: Tested): Refusal {
  const { trouble, records, secure } = answer;
  if (trouble) {
    const text = TROUBLES[trouble as keyof typeof TROUBLES] ?? 'options_test_unreadable';
    return { text, values: { milliseconds, code: trouble.toUpperCase() } };
  }
  const record = records.find(({ type }) => type === 'TXT');
  if (!record) return { text: 'options_test_none', values: { milliseconds, name: TESTED_NAME } };
  const text = secure ? 'options_test_secure' : 'options_test_insecure';
  return { text, values: { milliseconds, answer: `${TESTED_NAME} TXT “${recordText(record, 'TXT')}”` } };
}
