/** Codes of certificates that this machine does not trust, as OpenSSL names them. */
const untrusted: ReadonlySet<unknown> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
])

/**
 * Advice about a certificate that is not trusted, as a sentence; undefined for failures of other kinds.
 * Looks at the causes of an error, too.
 */
export function findTlsAdvice(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1) {
    if ('code' in each && untrusted.has(each.code))
      return 'If the certificate is from an authority of your own, or of a proxy that looks into TLS, name the file of its certificate (PEM) in NODE_EXTRA_CA_CERTS.'
  }
  return undefined
}
