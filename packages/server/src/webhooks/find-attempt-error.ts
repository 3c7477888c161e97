import { RefusedNetworkError } from './network-guard.ts'
import { EndlessInterimError, UnaskedUpgradeError } from './wait-for-answer.ts'
import type { AttemptError } from './webhook.ts'

const byCode: Readonly<Record<string, AttemptError>> = {
  ENOTFOUND: 'unresolved',
  ENODATA: 'unresolved',
  EAI_AGAIN: 'unresolved',
  EAI_FAIL: 'unresolved',
  ETIMEOUT: 'unresolved',
  ESERVFAIL: 'unresolved',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
}

/** Finds the kind of the failure of a request; its message may name addresses, and is told to nobody. */
export function findAttemptError(error: unknown): AttemptError {
  if (error instanceof RefusedNetworkError) return 'refused_network'
  if (error instanceof EndlessInterimError) return 'no_final_answer'
  if (error instanceof UnaskedUpgradeError) return 'bad_answer'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = byCode[code]
  if (known) return known
  if (code.startsWith('HPE_')) return 'bad_answer'
  // What is left of a connection are the codes of OpenSSL and of Node's check of names, which are many.
  return /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_|UNABLE_|SELF_SIGNED|HOSTNAME_|EPROTO)/.test(code)
    ? 'tls'
    : 'unreachable'
}
