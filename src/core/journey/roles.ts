import type { RouteHop } from '../inspection/index.ts';
import type { Role, StepKind } from './journey.ts';

/** What the server of a hop is in the words of RFC 5598. */
export function serverRole(hop: RouteHop): Role {
  // What comes out of another mailbox was never handed to an MX of this side.
  if (hop.kind === 'fetch') return 'mra';
  // Who hands in over the border is signed in: that server is no MX (RFC 6409).
  if (hop.border) return hop.submission ? 'msa' : 'mx';
  switch (hop.kind) {
    case 'submission':
    case 'http':
      return 'msa';
    case 'delivery':
      return 'mda';
    default:
      // A sender may call its host a filter: only the receiver's own are drawn as one.
      return hop.trust === 'recorded' && isFilter(hop) ? 'filter' : 'mta';
  }
}

/** What happens in a hop: handed in (RFC 6409), passed on or taken in (RFC 5321), delivered, or fetched from another mailbox. */
export function stepKind(hop: RouteHop): StepKind {
  if (hop.kind === 'fetch') return 'fetch';
  if (hop.border && !hop.submission) return 'receive';
  switch (hop.kind) {
    case 'submission':
    case 'http':
      return 'submit';
    case 'delivery':
      return 'deliver';
    default:
      return hop.trust === 'recorded' || hop.kind === 'local' ? 'internal' : 'relay';
  }
}

/** The usual port, since Received does not tell it: 587 (or 465) for submission, 25 between servers (RFC 6409, RFC 5321). */
export function usualPort(hop: RouteHop): number | null {
  if (hop.kind === 'submission') return SUBMISSION_PORT;
  return hop.kind === 'smtp' && (hop.border || hop.trust === 'claimed') ? SMTP_PORT : null;
}

const SUBMISSION_PORT = 587;
const SMTP_PORT = 25;

/** By the names that such programs and services give themselves. */
function isFilter({ by, software }: RouteHop): boolean {
  const text = `${by ?? ''} ${software ?? ''}`.toLowerCase();
  return FILTERS.some((name) => text.includes(name));
}

const FILTERS = 'amavis rspamd spamd filter scan pphosted mimecast barracuda ironport messagelabs'.split(' ');
