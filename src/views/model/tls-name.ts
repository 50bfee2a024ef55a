/**
 * @returns 'TLS 1.3' for 'TLSv1.3', 'TLS1_3' and the like; 'TLS' where the field tells no version ('unknown'); what is no
 *   version of TLS comes back as it is
 */
export function tlsName(version: string): string {
  if (version === 'unknown') return 'TLS';
  const digits = /^TLS ?v?([0-9])(?:[._]([0-9]))?$/i.exec(version.trim());
  if (!digits) return version;
  return `TLS ${digits[1]}${digits[2] === undefined ? '' : `.${digits[2]}`}`;
}
