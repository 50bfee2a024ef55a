/** The engine's public functions. Everything else under `core/` is its own affair. */
export type { DnsAnswer, DnsRecord, DnsStatus, RecordType, Resolver } from './dns/resolver.ts';
export type * from './inspection.ts';
export type { Receiver } from './receivers/receiver.ts';
