import type { DnsTrace } from '../dns/trace.ts';
import type { Inspection } from '../inspection/index.ts';
import { canonicalIp } from '../net/ip.ts';
import type { Receiver } from '../receivers/receiver.ts';

/**
 * A receiver with the address of a gateway that its user declared by name, where the server records of its client a greeting alone.
 *
 * The attack: anybody can greet with the gateway's name. But what address that name has, only the gateway's own zone says.
 *
 * @returns null when there is nothing to confirm, or the DNS does not confirm it
 */
export async function confirmGateway(
  route: Inspection['route'],
  receiver: Receiver | undefined,
  trace: DnsTrace | null,
): Promise<Receiver | null> {
  const ip = route.border === null ? null : (route.hops[route.border]?.ip ?? null);
  if (route.gatewayGreeting === undefined || receiver === undefined || trace === null || ip === null) return null;
  const type = ip.includes(':') ? 'AAAA' : 'A';
  const { records } = await trace.for('receiver').query(route.gatewayGreeting, type);
  const isGateways = records.some((record) => record.type === type && canonicalIp(record.data) === ip);
  return isGateways ? { ...receiver, gateways: [...receiver.gateways, ip] } : null;
}
