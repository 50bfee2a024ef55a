/** Facts for the verdict, small pieces at a time: what a test says is what differs from a plain, determined, unproven mail. */
import type {
  ArcCheck,
  ArcSet,
  DkimCheck,
  DmarcCheck,
  Mailbox,
  Result,
  Route,
  RouteHop,
  ShownField,
  SpfCheck,
  TrustedResults,
} from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';

export const NOW = '2026-11-24T03:00:00.000Z';

export function mailbox(address: string, name = ''): Mailbox {
  const at = address.lastIndexOf('@');
  return { name, address, localPart: address.slice(0, at), domain: address.slice(at + 1), oddities: [] };
}

export function field(name: string, value = '', trust: ShownField['trust'] = 'claimed', index = 0): ShownField {
  return { index, line: index + 1, name, value, trust };
}

export interface DkimParts {
  domain?: string;
  result?: Result;
  code?: string;
  header?: 'pass' | 'fail' | 'none';
  body?: 'pass' | 'fail' | 'none';
  bodyLength?: number | null;
  signedBytes?: number;
  addedFields?: string[];
  undone?: string;
}

/** A signature; passing unless told otherwise. */
export function dkim(parts: DkimParts = {}): DkimCheck {
  const result = parts.result ?? 'pass';
  const part = result === 'pass' ? 'pass' : result === 'fail' ? 'fail' : 'none';
  const code = (parts.code ?? (result === 'pass' ? 'dkim_pass' : 'dkim_body_changed')) as DkimCheck['code'];
  return {
    result,
    code,
    values: {},
    warnings: [],
    header: { result: parts.header ?? part, code },
    body: { result: parts.body ?? part, code },
    evidence: {
      fieldIndex: 0,
      domain: parts.domain ?? 'legit.example',
      selector: 's1',
      identity: `@${parts.domain ?? 'legit.example'}`,
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/relaxed',
      signedFields: ['from', 'to', 'subject'],
      bodyLength: parts.bodyLength ?? null,
      bodyBytes: 100,
      signedBytes: parts.signedBytes ?? 100,
      signedAt: null,
      expiresAt: null,
      queryName: `s1._domainkey.${parts.domain ?? 'legit.example'}`,
      dns: null,
      key: null,
      unsignedFields: [],
      addedFields: parts.addedFields ?? [],
    },
    ...(parts.undone === undefined ? {} : { undone: [{ code: parts.undone as DkimCheck['code'], values: {} }] }),
  };
}

export interface SpfParts {
  domain?: string;
  result?: Result;
  letsEveryoneIn?: boolean;
}

export function spf(parts: SpfParts = {}): SpfCheck {
  const domain = parts.domain ?? 'legit.example';
  return {
    result: parts.result ?? 'pass',
    code: parts.result === 'temperror' ? 'spf_temperror_dns' : 'spf_pass',
    values: {},
    warnings: [],
    explanation: null,
    evidence: {
      identity: 'mailfrom',
      domain,
      ip: '192.0.2.1',
      helo: 'out.example',
      mailFrom: `bounce@${domain}`,
      record: 'v=spf1 -all',
      mechanism: null,
      mechanismDomain: null,
      path: [],
      lookups: 0,
      voidLookups: 0,
      letsEveryoneIn: parts.letsEveryoneIn ?? false,
    },
  };
}

export interface DmarcParts {
  result?: Result;
  policy?: DmarcCheck['policy'];
  /** False: no record. */
  record?: boolean;
  strict?: boolean;
  domainExists?: boolean | null;
  /** Aligned passing identifiers beside the author's own domain. */
  aligned?: string[];
  unaligned?: string[];
  spf?: { domain: string; aligned: boolean } | null;
}

export function dmarc(parts: DmarcParts = {}): DmarcCheck {
  const record = parts.record ?? true;
  const mode = parts.strict ? 'strict' : 'relaxed';
  return {
    result: parts.result ?? (record ? 'fail' : 'none'),
    code: 'dmarc_fail_unaligned',
    values: {},
    warnings: [],
    policy: parts.policy === undefined ? (record ? 'reject' : null) : parts.policy,
    policyDomain: record ? 'legit.example' : null,
    organizationalDomain: 'legit.example',
    evidence: {
      domain: 'legit.example',
      record: record ? 'v=DMARC1; p=reject' : null,
      tags: parts.strict
        ? [
            { name: 'adkim', value: 's' },
            { name: 'aspf', value: 's' },
          ]
        : [],
      adkim: mode,
      aspf: mode,
      policyTag: 'p',
      testing: false,
      domainExists: parts.domainExists ?? null,
      spf: parts.spf ? { ...parts.spf, mode } : null,
      dkim: [
        ...(parts.aligned ?? []).map((domain) => ({ domain, aligned: true, mode }) as const),
        ...(parts.unaligned ?? []).map((domain) => ({ domain, aligned: false, mode }) as const),
      ],
      walk: [],
    },
  };
}

export function trusted(parts: Partial<TrustedResults> = {}): VerdictFacts['recorded'] {
  return {
    fields: [],
    trusted: { authservId: 'mx.rcpt.example', spf: null, dkim: [], dmarc: null, arc: null, ...parts },
  };
}

export function trustedDmarc(
  result: Result,
  policy: 'none' | 'quarantine' | 'reject' | null = null,
  domain: string | null = 'legit.example',
  word: string = result,
): VerdictFacts['recorded'] {
  return trusted({ dmarc: { result, policy, domain, word } });
}

export function arcSet(instance: number, sealer: string, results = ''): ArcSet {
  const domain = results.split('=')[1];
  return {
    instance,
    sealer,
    seal: { result: 'pass', code: 'arc_pass' as ArcSet['seal']['code'] },
    messageSignature: { result: 'pass', code: 'arc_pass' as ArcSet['seal']['code'] },
    chainValidation: instance === 1 ? 'none' : 'pass',
    fieldIndexes: [],
    authenticationResults: {
      authservId: sealer,
      version: null,
      wellFormed: true,
      results:
        domain === undefined
          ? []
          : [
              {
                method: 'dmarc',
                version: null,
                result: results.split('=')[0] ?? '',
                reason: null,
                comment: null,
                properties: [{ ptype: 'header', property: 'from', value: domain }],
              },
            ],
    },
  };
}

export function arc(result: ArcCheck['result'], ...sets: ArcSet[]): ArcCheck {
  return { result, code: 'arc_pass' as ArcCheck['code'], values: {}, warnings: [], evidence: { sets, oldestPass: 0 } };
}

export function borderHop(parts: Partial<RouteHop> = {}): RouteHop {
  return {
    form: 'Postfix',
    from: 'out.example',
    helo: 'out.example',
    ip: '192.0.2.1',
    reverseName: null,
    by: 'mx.rcpt.example',
    byIp: null,
    with: 'ESMTPS',
    tls: null,
    id: null,
    for: null,
    envelopeFrom: null,
    authenticated: null,
    via: null,
    software: null,
    date: '2026-11-24T02:00:00.000Z',
    dateText: null,
    zone: 0,
    index: 0,
    fieldIndex: 0,
    trust: 'recorded',
    border: true,
    delay: null,
    submission: false,
    kind: 'smtp',
    encrypted: true,
    notes: [],
    ...parts,
  };
}

export function route(parts: Partial<Route> = {}): Route {
  return {
    hops: [borderHop()],
    border: 0,
    standing: 'known',
    receiver: 'Rcpt Mail',
    reason: { code: 'route_border' as Route['reason']['code'], values: {} },
    submission: false,
    gateway: false,
    client: { ip: '192.0.2.1', helo: 'out.example', source: 'received' },
    mailFrom: { address: 'bounce@legit.example', source: 'return-path' },
    arrivedAt: '2026-11-24T02:00:00.000Z',
    duration: null,
    ...parts,
  };
}

/** Nobody's mailbox is known: the whole route is only claimed. */
export const NOBODYS: Partial<Route> = {
  standing: 'none',
  border: null,
  client: null,
  mailFrom: null,
  arrivedAt: null,
  receiver: null,
};

/** From admin@legit.example, which has p=none; unsigned, and its SPF fails: everything is determined, nothing proven. */
export function facts(parts: Partial<VerdictFacts> = {}): VerdictFacts {
  const author = mailbox('admin@legit.example');
  return {
    progress: 'done',
    inspectedAt: NOW,
    withoutDns: false,
    user: { ownDomains: ['rcpt.example'], trustedSealers: [] },
    source: {
      bytes: 500,
      headerBytes: 400,
      bodyBytes: 100,
      sha256: '',
      fidelity: 'exact',
      problem: null,
      unread: [],
    },
    message: messageFrom(author),
    fields: [],
    route: route(),
    recorded: { fields: [], trusted: null },
    spf: spf({ result: 'fail' }),
    spfReason: null,
    dkim: [],
    dmarc: dmarc({ policy: 'none' }),
    arc: null,
    ...parts,
  };
}

export function messageFrom(...authors: Mailbox[]): VerdictFacts['message'] {
  const [only] = authors;
  return {
    from: authors.length === 0 ? [] : [{ fieldIndex: 0, mailboxes: authors, text: '', wellFormed: true }],
    author: authors.length === 1 && only ? only : null,
    sender: [],
    replyTo: [],
    to: [mailbox('bob@rcpt.example')],
    cc: [],
    returnPath: null,
    subject: '',
    messageId: '',
    date: null,
    dateText: '',
    listId: '',
  };
}
