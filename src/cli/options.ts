/** The command line of `inspect`. */
import { parseArgs } from 'node:util';
import type { Receiver } from '../core/index.ts';
import { findReceiver } from '../core/receivers/index.ts';
import { parseResolverAddress } from '../platform/doh-address.ts';
import { RESOLVER_PRESETS } from '../platform/doh-presets.ts';
import { chooseLanguage, LANGUAGES, type Language } from '../text/language.ts';
import type { TextKey, TextValues } from '../text/translate.ts';

export interface Options {
  /** '-' = standard input. */
  file: string;
  /** null = checks by DNS are switched off. */
  resolvers: string[] | null;
  receiver: Receiver | null;
  ownDomains: string[];
  trustedSealers: string[];
  json: boolean;
  language: Language;
}

export const DEFAULT_RESOLVERS = RESOLVER_PRESETS.slice(0, 1).map((preset) => preset.address);

/** A sentence and what goes into it. */
export interface Note {
  code: TextKey;
  values: TextValues;
}

/** What the command line asks for. */
export type Command =
  | { kind: 'inspect'; options: Options }
  | { kind: 'help'; language: Language }
  | { kind: 'wrong'; note: Note; language: Language };

/** @param preferred the terminal's languages, the first one that there is here is taken */
export function readCommand(args: readonly string[], preferred: readonly string[]): Command {
  const spoken = chooseLanguage(preferred);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'wrong', note: { code: 'cli_error_option', values: { reason } }, language: spoken };
  }
  const { values, positionals } = parsed;
  const language = values.lang === undefined ? spoken : LANGUAGES.find((one) => one === values.lang);
  if (language === undefined) {
    const note: Note = { code: 'cli_error_language', values: { language: values.lang ?? '' } };
    return { kind: 'wrong', note, language: spoken };
  }
  if (values.help) return { kind: 'help', language };
  if (positionals.length > 1) return { kind: 'wrong', note: { code: 'cli_error_files', values: {} }, language };
  const resolver = values.resolver === undefined ? undefined : parseResolverAddress(values.resolver);
  if (resolver === null) {
    const note: Note = { code: 'cli_error_resolver', values: { address: values.resolver ?? '' } };
    return { kind: 'wrong', note, language };
  }
  return {
    kind: 'inspect',
    options: {
      file: positionals[0] ?? '-',
      resolvers: values['no-dns'] ? null : resolver === undefined ? DEFAULT_RESOLVERS : [resolver],
      receiver: values.receiver === undefined ? null : (findReceiver(values.receiver) ?? declared(values.receiver)),
      ownDomains: values.own,
      trustedSealers: values.trust,
      json: values.json,
      language,
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      resolver: { type: 'string' },
      'no-dns': { type: 'boolean', default: false },
      receiver: { type: 'string' },
      own: { type: 'string', multiple: true, default: [] },
      trust: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
}

/** A host that the user declares: it writes its results above its Received field, under its own name. */
function declared(host: string): Receiver {
  return {
    name: host,
    borderBy: [host],
    networks: [],
    gateways: [],
    authservIds: [host],
    results: 'above',
    returnPath: 'top',
  };
}
