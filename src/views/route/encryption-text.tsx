import { tlsName } from '../model/tls-name.ts';
import { Foreign, Say } from '../reading.tsx';

export interface EncryptionTextProps {
  /** null = nobody says. */
  encrypted: boolean | null;
  /** As the field tells it; null = it does not. */
  tlsVersion: string | null;
}

/** Whether a hop was encrypted, by its version of TLS where that is told. */
export function EncryptionText({ encrypted, tlsVersion }: EncryptionTextProps) {
  if (encrypted === false) return <Say text="view_plain" />;
  if (tlsVersion !== null) return <Foreign text={tlsName(tlsVersion)} />;
  return <Say text={encrypted === true ? 'view_tls' : 'view_tls_unknown'} />;
}
