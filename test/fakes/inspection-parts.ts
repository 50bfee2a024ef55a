/** Small pieces of an Inspection, with the usual values filled in: what a test says is what it is about. */
import type { Code } from '../../src/core/codes/index.ts';
import type {
  ArcSet,
  DkimCheck,
  DmarcCheck,
  DnsQuestion,
  Finding,
  Inspection,
  Mailbox,
  Note,
  Result,
  Route,
  RouteHop,
  ShownField,
  SpfCheck,
  Values,
  Verdict,
} from '../../src/core/inspection/index.ts';

/** A code written as plain text; a test over all fixtures holds that the engine knows it. */
export function note<C extends Code>(code: string, values: Values = {}): Note<C> {
  return { code: code as C, values };
}

export function mailbox(name: string, address: string, more: Partial<Mailbox> = {}): Mailbox {
  const at = address.lastIndexOf('@');
  return {
    name,
    address,
    localPart: address.slice(0, Math.max(0, at)),
    domain: address.slice(at + 1),
    oddities: [],
    ...more,
  };
}

export function verdict(
  level: Verdict['level'],
  domain: string | null,
  headline: Note,
  reason: Note,
  advice: Note,
): Verdict {
  return { level, domain, headline, reason, advice } as Verdict;
}

export function finding(
  severity: Finding['severity'],
  code: string,
  values: Values = {},
  more: Partial<Finding> = {},
): Finding {
  return { ...note(code, values), severity, explains: false, fieldIndexes: [], ...more } as Finding;
}

/** One hop as its field tells it; the newest is made last. */
export interface HopParts extends Partial<RouteHop> {
  by: string;
}

/** @param parts oldest first, as the mail travelled; dates are counted on from the first by each one's delay */
export function hops(parts: HopParts[], start = '2026-11-20T10:00:00Z'): RouteHop[] {
  let clock = Date.parse(start);
  const made = parts.map((part, position) => {
    clock += (part.delay ?? 0) * 1000;
    return {
      form: 'Postfix',
      from: null,
      helo: part.from ?? null,
      ip: null,
      reverseName: null,
      byIp: null,
      with: 'ESMTPS',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      id: `4A${position}BCDE`,
      for: null,
      envelopeFrom: null,
      authenticated: null,
      via: null,
      software: 'Postfix',
      date: new Date(clock).toISOString(),
      dateText: new Date(clock).toUTCString(),
      zone: 0,
      index: parts.length - 1 - position,
      fieldIndex: parts.length - 1 - position,
      trust: 'claimed' as const,
      border: false,
      delay: position === 0 ? null : 0,
      submission: false,
      kind: 'smtp' as const,
      encrypted: true,
      notes: [],
      ...part,
    } satisfies RouteHop;
  });
  return made.reverse();
}

export function route(list: RouteHop[], more: Partial<Route> = {}): Route {
  const border = list.findIndex((hop) => hop.border);
  const dated = list.flatMap((hop) => (hop.date === null ? [] : [Date.parse(hop.date)]));
  const borderHop = border < 0 ? undefined : list[border];
  return {
    hops: list,
    border: border < 0 ? null : border,
    standing: border < 0 ? 'none' : 'known',
    receiver: border < 0 ? null : 'rcpt.example',
    reason: border < 0 ? note('route_no_receiver') : note('route_border_by_name', { host: borderHop?.by ?? '' }),
    submission: false,
    gateway: false,
    client: borderHop?.ip ? { ip: borderHop.ip, helo: borderHop.from ?? '', source: 'received' } : null,
    mailFrom: null,
    arrivedAt: borderHop?.date ?? null,
    duration: dated.length > 0 ? (Math.max(...dated) - Math.min(...dated)) / 1000 : null,
    ...more,
  };
}

export function dnsText(
  name: string,
  purpose: DnsQuestion['purpose'],
  text: string | null,
  more: Partial<DnsQuestion> = {},
): DnsQuestion {
  return {
    name,
    type: 'TXT',
    purpose,
    status: text === null ? 'nxdomain' : 'ok',
    trouble: null,
    answers: text === null ? [] : [text],
    ttl: 3600,
    secure: false,
    ...more,
  };
}

export function spf(
  result: Result,
  code: string,
  evidence: Partial<SpfCheck['evidence']>,
  values: Values = {},
): SpfCheck {
  const domain = evidence.domain ?? 'sender.example';
  const record = evidence.record ?? null;
  const { mechanism = null, mechanismDomain = domain } = evidence;
  return {
    ...note(code, {
      domain,
      ip: evidence.ip ?? '',
      mechanism: mechanism ?? '',
      recordDomain: mechanismDomain ?? '',
      ...values,
    }),
    result,
    warnings: [],
    explanation: null,
    evidence: {
      identity: 'mailfrom',
      domain,
      ip: '192.0.2.1',
      helo: 'out.sender.example',
      mailFrom: `bounce@${domain}`,
      record,
      mechanism: null,
      mechanismDomain: domain,
      path: [{ domain, record, via: 'start' }],
      lookups: 1,
      voidLookups: 0,
      letsEveryoneIn: false,
      ...evidence,
    },
  };
}

export function dkim(
  result: Result,
  code: string,
  evidence: Partial<DkimCheck['evidence']>,
  more: Partial<DkimCheck> & { values?: Values } = {},
): DkimCheck {
  const { values = {}, ...rest } = more;
  const domain = evidence.domain ?? 'sender.example';
  const selector = evidence.selector ?? 's2026';
  const part = result === 'pass' ? 'pass' : 'none';
  return {
    ...note(code, { domain, selector, name: `${selector}._domainkey.${domain}`, ...values }),
    result,
    warnings: [],
    header: { result: part, code: 'dkim_header_intact' as DkimCheck['header']['code'] },
    body: { result: part, code: 'dkim_body_intact' as DkimCheck['body']['code'] },
    evidence: {
      fieldIndex: -1,
      domain,
      selector,
      identity: `@${domain}`,
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/relaxed',
      signedFields: ['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'],
      bodyLength: null,
      bodyBytes: 18_204,
      signedBytes: 18_204,
      signedAt: '2026-11-20T10:00:00Z',
      expiresAt: null,
      queryName: `${selector}._domainkey.${domain}`,
      dns: null,
      key: {
        record: 'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyV7',
        type: 'rsa',
        bits: 2048,
        revoked: false,
        testing: false,
        strict: false,
      },
      unsignedFields: [],
      addedFields: [],
      ...evidence,
    },
    ...rest,
  };
}

export function dmarc(
  result: Result,
  code: string,
  domain: string,
  record: string | null,
  more: Partial<DmarcCheck> & { values?: Values; aligned?: { spf?: boolean; dkim?: boolean } } = {},
): DmarcCheck {
  const { values = {}, aligned = {}, ...rest } = more;
  const tags = (record ?? '')
    .split(';')
    .map((tag) => tag.trim().split('='))
    .flatMap(([name, value]) => (name && value ? [{ name, value }] : []));
  const policy = tags.find((tag) => tag.name === 'p')?.value;
  return {
    ...note(code, { domain, identifier: domain, identifiers: domain, ...values }),
    result,
    warnings: [],
    policy: policy === 'reject' || policy === 'quarantine' || policy === 'none' ? policy : null,
    policyDomain: record === null ? null : domain,
    organizationalDomain: domain,
    evidence: {
      domain,
      record,
      tags,
      policyTag: record === null ? null : 'p',
      testing: false,
      domainExists: true,
      spf: aligned.spf === undefined ? null : { domain, aligned: aligned.spf, mode: 'relaxed' },
      dkim: aligned.dkim === undefined ? [] : [{ domain, aligned: aligned.dkim, mode: 'relaxed' }],
      walk: [`_dmarc.${domain}`],
    },
    ...rest,
  };
}

export function arcSet(instance: number, sealer: string, more: Partial<ArcSet> = {}): ArcSet {
  return {
    instance,
    sealer,
    seal: { result: 'pass', code: 'arc_intact' as ArcSet['seal']['code'] },
    messageSignature: { result: 'pass', code: 'arc_intact' as ArcSet['messageSignature']['code'] },
    chainValidation: instance === 1 ? 'none' : 'pass',
    authenticationResults: null,
    fieldIndexes: [],
    ...more,
  };
}

/** Header fields from 'Name: value' lines, topmost first, with the lines they would stand on. */
export function shownFields(lines: { text: string; trust: ShownField['trust'] }[]): ShownField[] {
  let line = 1;
  return lines.map(({ text, trust }, index) => {
    const colon = text.indexOf(': ');
    const field: ShownField = { index, line, name: text.slice(0, colon), value: text.slice(colon + 2), trust };
    line += 1 + Math.floor(text.length / 78);
    return field;
  });
}

/** A Received field's text that says what the hop says. */
export function receivedText(hop: RouteHop): string {
  const name = hop.reverseName ?? hop.from;
  const client = hop.ip === null ? '' : ` (${name} [${hop.ip}])`;
  const tls = hop.tls === null ? '' : ` (using ${hop.tls.version} with cipher ${hop.tls.cipher})`;
  return `Received: from ${hop.from}${client}${tls} by ${hop.by} (${hop.software}) with ${hop.with} id ${hop.id}; ${hop.dateText}`;
}

/** Fills in what a story does not tell. Received fields are written on top, newest first, and linked with their hops. */
export function inspection(
  parts: Omit<Partial<Inspection>, 'fields'> & {
    verdict: Verdict;
    /** Fields above the Received ones, then those below; 'Name: value'. */
    above?: string[];
    below?: string[];
  },
): Inspection {
  const { above = [], below = [], ...given } = parts;
  const path = given.route ?? route([]);
  const author = given.message?.author ?? null;
  const fields = shownFields([
    ...above.map((text) => ({ text, trust: path.border === null ? ('claimed' as const) : ('recorded' as const) })),
    ...path.hops.map((hop) => ({ text: receivedText(hop), trust: hop.trust })),
    ...below.map((text) => ({ text, trust: 'claimed' as const })),
    ...(author ? [{ text: `From: ${author.name} <${author.address}>`, trust: 'claimed' as const }] : []),
    { text: `Subject: ${given.message?.subject ?? ''}`, trust: 'claimed' as const },
  ]);
  return {
    version: 1,
    progress: 'done',
    inspectedAt: '2026-11-20T10:01:00Z',
    withoutDns: false,
    user: { ownDomains: [], trustedSealers: [] },
    source: {
      bytes: 21_734,
      headerBytes: 3530,
      bodyBytes: 18_204,
      sha256: '5d7a39c1'.repeat(8),
      fidelity: 'exact',
      problem: null,
      unread: [],
    },
    message: {
      from: [],
      author: null,
      sender: [],
      replyTo: [],
      to: [mailbox('', 'you@rcpt.example')],
      cc: [],
      returnPath: null,
      subject: '',
      messageId: '',
      date: '2026-11-20T09:59:58Z',
      dateText: 'Fri, 20 Nov 2026 09:59:58 +0000',
      listId: '',
    },
    recorded: { fields: [], trusted: null },
    spf: null,
    spfReason: null,
    dkim: [],
    dmarc: null,
    arc: null,
    dns: [],
    findings: [],
    ...given,
    fields,
    route: {
      ...path,
      hops: path.hops.map((hop, position) => ({ ...hop, fieldIndex: above.length + position })),
    },
  };
}
