/** What `--help` shows. */
import { RECEIVERS } from '../core/receivers/index.ts';
import { type Language, type TextKey, type TextValues, translate } from '../text/translate.ts';
import { DEFAULT_RESOLVERS } from './options.ts';

const OPTIONS: readonly [option: string, key: TextKey, values?: TextValues][] = [
  ['--resolver URL', 'cli_usage_resolver', { address: DEFAULT_RESOLVERS.join(', ') }],
  ['--no-dns', 'cli_usage_no_dns'],
  ['--receiver NAME', 'cli_usage_receiver', { names: RECEIVERS.map(({ name }) => name).join(', ') }],
  ['--own DOMAIN', 'cli_usage_own'],
  ['--trust DOMAIN', 'cli_usage_trust'],
  ['--json', 'cli_usage_json'],
  ['--lang en|ja', 'cli_usage_lang'],
  ['--help', 'cli_usage_help'],
];

/** What `--help` prints, in the reader's language. */
export function usage(language: Language): string {
  const width = Math.max(...OPTIONS.map(([option]) => option.length));
  const options = OPTIONS.map(([option, key, values]) => {
    return `  ${option.padEnd(width)}  ${translate(key, values, language)}`;
  });
  const head = [translate('cli_usage', {}, language), '', translate('cli_usage_what', {}, language), ''];
  return `${[...head, ...options].join('\n')}\n`;
}
