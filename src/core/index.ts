/** The engine's public functions. Everything else under `core/` is its own affair. */
export { verifyArc } from './arc/verify.ts';
export { verifyDkim } from './dkim/verify.ts';
export { evaluateDmarc } from './dmarc/evaluate.ts';
export type { DnsAnswer, DnsRecord, Resolver } from './dns/resolver.ts';
export { inspect } from './inspect.ts';
export type * from './inspection/index.ts';
export { parseReceived } from './received/received.ts';
export type { Receiver } from './receivers/receiver.ts';
export { parseAuthenticationResults } from './recorded/authentication-results.ts';
export { withTransport } from './smtp-tls/further.ts';
export { checkHost } from './spf/check-host.ts';
export { attachedMessages } from './stages/attached.ts';
export type { InspectContext } from './stages/context.ts';
