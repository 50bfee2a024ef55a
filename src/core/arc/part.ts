import type { ArcCode } from '../codes/index.ts';
import type { Result } from '../inspection/index.ts';
import type { Cause, Conclusion } from '../signatures/conclude.ts';

/** What became of one seal or one signature over the message. */
export interface ArcPart {
  readonly result: Result;
  readonly code: ArcCode;
}

export const NOT_CHECKED: ArcPart = { result: 'none', code: 'arc_not_checked' };

/** A seal's or a signature's outcome (RFC 8617 §5.2) as it is shown: its result, and a code for the cause. */
export function toPart({ result, cause }: Conclusion): ArcPart {
  return { result, code: toCode(cause) };
}

/** Coarser than for DKIM: a sealer's key record interests its administrator, not the reader of this mail. */
function toCode(cause: Cause): ArcCode {
  switch (cause) {
    case 'pass':
    case 'header_intact':
    case 'body_intact':
    case 'body_part_intact':
      return 'arc_intact';
    case 'body_shorter':
      return 'arc_body_changed';
    case 'key_nxdomain':
    case 'key_nodata':
      return 'arc_key_gone';
    case 'key_version':
    case 'key_syntax':
    case 'key_without_p':
    case 'key_malformed':
    case 'key_type_unknown':
    case 'key_type_other':
    case 'key_hash':
    case 'key_service':
    case 'key_strict':
      return 'arc_key_unusable';
    case 'key_too_large':
      return 'arc_key_unsupported';
    default:
      return `arc_${cause}`;
  }
}
