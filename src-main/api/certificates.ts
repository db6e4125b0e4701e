// Whom we trust: the certificates that come with Node, those of the computer (a clinic's own among them), and no others.
import { createSecureContext, getCACertificates } from 'node:tls';
import type { SecureContext } from 'node:tls';

/** Certificates in PEM: bundled, the system's, and in development those of NODE_EXTRA_CA_CERTS, which a packed copy does not read. */
export function trustedCertificates(): readonly string[] {
  return [...new Set([...getCACertificates('bundled'), ...systemCertificates(), ...getCACertificates('extra')])];
}

// The system's store may be unreadable; the bundled ones still serve everybody without an own authority.
function systemCertificates(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}

/** Makes a context of the certificates on first use, for reading the system's store takes a while, and keeps it. */
export function secureContextOf(certificates: () => readonly string[]): () => SecureContext {
  let context: SecureContext | null = null;
  return () => (context ??= createSecureContext({ ca: [...certificates()] }));
}
