/** One SPF check: what is checked, what was asked, and what has been counted (RFC 7208 §4.1, §4.6.4). */
import type { SpfCode } from '../codes/index.ts';
import { normalizeName } from '../dns/answer.ts';
import { answerNote } from '../dns/note.ts';
import type { DnsAnswer, Resolver } from '../dns/resolver.ts';
import type { Note, RecordType, SpfEvidence, Values } from '../inspection/index.ts';
import type { IpAddress } from '../net/ip.ts';
import {
  type Directive,
  isSpfRecord,
  type Modifier,
  parseRecord,
  type SpfRecord,
  type SyntaxProblem,
} from './record.ts';

/** What went wrong: the result is temperror or permerror, as the code says. */
export interface SpfError {
  code: SpfCode;
  /** The term and the domain whose record holds it; null when no term is to blame. */
  term: string | null;
  domain: string;
  values: Values;
  warnings: Note[];
  /** It was met at a name of the sender's own choice. */
  ofSender?: true;
}

/** What stands at a domain. */
export type Loaded =
  | { kind: 'record'; text: string; record: SpfRecord | SyntaxProblem }
  | { kind: 'none'; code: 'spf_none_no_record' | 'spf_none_no_domain' | 'spf_none_bad_domain' }
  | { kind: 'several' }
  | { kind: 'trouble'; answer: DnsAnswer };

/** What is checked: the arguments of check_host() (§4.1) and what else macros may name (§7.2). */
export interface SpfSubject {
  /** Never IPv4-mapped: such a client is an IPv4 one (§5). */
  client: IpAddress;
  /** "postmaster" when the sender has none (§4.3). */
  localPart: string;
  /** In A-labels where it has any (RFC 8616 §4), like `helo`. */
  senderDomain: string;
  helo: string;
  receiver: string;
  timestamp: number;
  /** Whether names may be asked for that hold the sender's local part. */
  askLocalPart: boolean;
}

/** Told each question when the evaluation comes to it, whether or not it was asked ahead: the order in which SPF asks. */
export type SpfTurn = (name: string, type: RecordType) => void;

/**
 * State of one check_host() with all that it includes: questions are asked once, and counted where terms are evaluated
 * (RFC 7208 §4.6.4).
 */
export class SpfContext {
  readonly subject: SpfSubject;
  /** Terms that query the DNS, in the order of evaluation. */
  lookups = 0;
  voidLookups = 0;
  readonly path: SpfEvidence['path'] = [];
  /** Names that terms led to, and addresses found there, as far as terms were evaluated. */
  readonly targets = new Map<Directive | Modifier, string>();
  readonly addresses = new Map<Directive, readonly IpAddress[]>();
  /** Terms whose name the sender chose. */
  readonly ofSender = new Set<Directive | Modifier>();
  readonly #resolver: Resolver;
  readonly #signal: AbortSignal | undefined;
  readonly #onTurn: SpfTurn | undefined;
  readonly #asked = new Map<string, Promise<DnsAnswer>>();
  readonly #loaded = new Map<string, Promise<Loaded>>();

  constructor(subject: SpfSubject, resolver: Resolver, signal?: AbortSignal, onTurn?: SpfTurn) {
    this.subject = subject;
    this.#resolver = resolver;
    this.#signal = signal;
    this.#onTurn = onTurn;
  }

  /** The record type of the client's family. */
  get addressType(): 'A' | 'AAAA' {
    return this.subject.client.family === 4 ? 'A' : 'AAAA';
  }

  /** Asks each question once. A name that cannot be in the DNS is answered like one that is not in it (§4.8 leaves this open). */
  ask(given: string, type: RecordType, ahead = false): Promise<DnsAnswer> {
    const name = normalizeName(given);
    if (!ahead) this.#onTurn?.(name, type);
    const key = `${type} ${name}`;
    const known = this.#asked.get(key);
    if (known) return known;
    const answer = hasUsableLabels(name) ? this.#query(name, type) : Promise.resolve(NO_SUCH_NAME);
    this.#asked.set(key, answer);
    return answer;
  }

  async #query(name: string, type: RecordType): Promise<DnsAnswer> {
    const answer = await this.#resolver.query(name, type, this.#signal);
    // A resolver that will not ask for such a name: macros may have put anything into it.
    return answer.trouble === 'invalid_name' ? NO_SUCH_NAME : answer;
  }

  /** The SPF record of a domain, read once (§4.3–4.6). */
  load(domain: string, ahead = false): Promise<Loaded> {
    const key = normalizeName(domain);
    if (!ahead) this.#onTurn?.(key, 'TXT');
    const loading = this.#loaded.get(key) ?? this.#load(key);
    this.#loaded.set(key, loading);
    return loading;
  }

  async #load(domain: string): Promise<Loaded> {
    // §4.3: a single-label domain is none without any question; of a malformed one `ask` says that it is not there.
    if (!domain.includes('.')) return { kind: 'none', code: 'spf_none_bad_domain' };
    const answer = await this.ask(domain, 'TXT', true);
    if (answer.status === 'nxdomain') return { kind: 'none', code: 'spf_none_no_domain' };
    if (answer.status !== 'ok' && answer.status !== 'nodata') return { kind: 'trouble', answer };
    const texts = answer.records.flatMap((record) =>
      record.type === 'TXT' && isSpfRecord(record.data) ? record.data : [],
    );
    const [text] = texts;
    if (text === undefined) return { kind: 'none', code: 'spf_none_no_record' };
    return texts.length > 1 ? { kind: 'several' } : { kind: 'record', text, record: parseRecord(text) };
  }
}

const NO_SUCH_NAME: DnsAnswer = { status: 'nxdomain', records: [], secure: false, ttl: 0 };

/** Labels of 1–63 characters, 253 in all. Which characters a name may hold is for the resolver to say. */
function hasUsableLabels(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => label.length > 0 && label.length <= 63);
}

/** An error that ends the evaluation at a term; null = before any. */
export function spfError(code: SpfError['code'], term: string | null, domain: string, values: Values = {}): SpfError {
  return { code, term, domain, values, warnings: [] };
}

/** §4.4, §5: any answer but RCODE 0 and 3 makes a temperror, never a fail. */
export function dnsError(
  answer: DnsAnswer,
  question: { name: string; type: RecordType },
  term: string | null,
  domain: string,
): SpfError {
  const warnings = [answerNote(answer, question.name, question.type)];
  return { ...spfError('spf_temperror_dns', term, domain, question), warnings };
}
