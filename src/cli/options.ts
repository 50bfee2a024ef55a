/** The command line of `inspect`. */
import { parseArgs } from 'node:util';
import type { Receiver } from '../core/index.ts';
import { findReceiver, RECEIVERS } from '../core/receivers/index.ts';
import { parseResolverAddress } from '../platform/doh-address.ts';
import { RESOLVER_PRESETS } from '../platform/doh-presets.ts';
import { LANGUAGES, type Language } from '../text/translate.ts';

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

const DEFAULT_RESOLVERS = RESOLVER_PRESETS.slice(0, 1).map((preset) => preset.address);

export const USAGE = `Usage: npm run inspect -- [options] [FILE.eml]

Says who really sent a message, which way it came, and how that is known. Without a file it reads standard input.

  --resolver URL     ask this DNS over HTTPS resolver (default: ${DEFAULT_RESOLVERS.join(', ')})
  --no-dns           ask nothing: only what the header says
  --receiver NAME    whose mailbox it lay in: ${RECEIVERS.map((receiver) => receiver.name).join(', ')},
                     or the host that takes mail in from outside (mx.example.com), which is then believed
  --own DOMAIN       a domain of your own (may be repeated)
  --trust DOMAIN     an ARC sealer that you trust (may be repeated)
  --json             the whole inspection as JSON
  --lang en|ja       language (default: en)
  --help             this text
`;

/** @returns the options; a text that says what is wrong with the command line; or null when help is asked for */
export function readOptions(args: readonly string[]): Options | string | null {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  if (positionals.length > 1) return 'Only one file can be inspected at a time.';
  const language = LANGUAGES.find((one) => one === values.lang);
  if (language === undefined) return `Unknown language: ${values.lang}`;
  const resolver = values.resolver === undefined ? undefined : parseResolverAddress(values.resolver);
  if (resolver === null) return `Not a resolver address (https, or http on this machine): ${values.resolver}`;
  return {
    file: positionals[0] ?? '-',
    resolvers: values['no-dns'] ? null : resolver === undefined ? DEFAULT_RESOLVERS : [resolver],
    receiver: values.receiver === undefined ? null : (findReceiver(values.receiver) ?? declared(values.receiver)),
    ownDomains: values.own,
    trustedSealers: values.trust,
    json: values.json,
    language,
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
      lang: { type: 'string', default: 'en' },
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
