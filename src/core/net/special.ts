/** Addresses that are not some host of the public Internet (IANA special-purpose registries, RFC 6890). */
import { type IpAddress, parseIp, unmapIp } from './ip.ts';
import { type IpPrefix, inPrefix, parsePrefix } from './prefix.ts';

export type IpKind =
  | 'global'
  | 'unspecified'
  | 'loopback'
  | 'private'
  /** Carrier-grade NAT. */
  | 'shared'
  | 'link_local'
  | 'unique_local'
  | '6to4'
  | 'teredo'
  | 'nat64'
  | 'documentation'
  | 'benchmarking'
  | 'multicast'
  | 'broadcast'
  | 'reserved';

/** The first that fits counts. */
const SPECIAL: readonly (readonly [string, IpKind])[] = [
  ['0.0.0.0/8', 'unspecified'], // RFC 791 §3.2
  ['10.0.0.0/8', 'private'], // RFC 1918
  ['100.64.0.0/10', 'shared'], // RFC 6598
  ['127.0.0.0/8', 'loopback'], // RFC 1122 §3.2.1.3
  ['169.254.0.0/16', 'link_local'], // RFC 3927
  ['172.16.0.0/12', 'private'], // RFC 1918
  ['192.0.0.0/24', 'reserved'], // RFC 6890 §2.1
  ['192.0.2.0/24', 'documentation'], // RFC 5737
  ['192.88.99.0/24', 'reserved'], // RFC 7526
  ['192.168.0.0/16', 'private'], // RFC 1918
  ['198.18.0.0/15', 'benchmarking'], // RFC 2544
  ['198.51.100.0/24', 'documentation'], // RFC 5737
  ['203.0.113.0/24', 'documentation'], // RFC 5737
  ['224.0.0.0/4', 'multicast'], // RFC 5771
  ['255.255.255.255', 'broadcast'], // RFC 919
  ['240.0.0.0/4', 'reserved'], // RFC 1112 §4
  ['::', 'unspecified'], // RFC 4291 §2.5.2
  ['::1', 'loopback'], // RFC 4291 §2.5.3
  ['64:ff9b::/96', 'nat64'], // RFC 6052
  ['64:ff9b:1::/48', 'nat64'], // RFC 8215
  ['2001::/32', 'teredo'], // RFC 4380
  ['2001:2::/48', 'benchmarking'], // RFC 5180
  ['2001:db8::/32', 'documentation'], // RFC 3849
  ['2001::/23', 'reserved'], // RFC 2928
  ['2002::/16', '6to4'], // RFC 3056
  ['3fff::/20', 'documentation'], // RFC 9637
  ['2000::/3', 'global'], // RFC 4291 §2.4: all that was ever given out
  ['fc00::/7', 'unique_local'], // RFC 4193
  ['fe80::/10', 'link_local'], // RFC 4291 §2.5.6
  ['ff00::/8', 'multicast'], // RFC 4291 §2.7
  ['::/0', 'reserved'],
];

const RANGES: readonly { prefix: IpPrefix; kind: IpKind }[] = SPECIAL.flatMap(([text, kind]) => {
  const prefix = parsePrefix(text);
  return prefix ? [{ prefix, kind }] : [];
});

/** What kind of address it is; an IPv4-mapped one as the IPv4 address that it stands for. */
export function kindOfIp(given: IpAddress): IpKind {
  const ip = unmapIp(given);
  return RANGES.find(({ prefix }) => inPrefix(ip, prefix))?.kind ?? 'global';
}

/** An address that one host of the public Internet may have. Documentation addresses are none. */
export function isGlobal(ip: IpAddress): boolean {
  return kindOfIp(ip) === 'global';
}

const INTERNAL: readonly IpKind[] = ['unspecified', 'loopback', 'private', 'shared', 'link_local', 'unique_local'];

/** An address that means something within one network only: never the client of a mail from outside. */
export function isInternal(ip: string | null): boolean {
  const kind = kindIn(ip);
  return kind !== null && INTERNAL.includes(kind);
}

/** An address that the client of a mail from outside may have. */
export function isOutside(ip: string | null): ip is string {
  return kindIn(ip) !== null && !isInternal(ip);
}

/** 127.0.0.0/8 and ::1 (RFC 6890): a machine that speaks to itself. */
export function isLoopback(ip: string | null): boolean {
  return kindIn(ip) === 'loopback';
}

function kindIn(ip: string | null): IpKind | null {
  const address = ip === null ? null : parseIp(ip);
  return address && kindOfIp(address);
}
