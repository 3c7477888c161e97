import { isIP } from 'node:net'
import { refuseBody } from '../http/read-body.ts'
import type { NetworkGuard } from './network-guard.ts'

/**
 * Checks the address of a receiver, as far as it tells without asking a name server; where a name leads is
 * looked at whenever it is connected to.
 * @throws ProblemError `invalid_body` that says what would be right.
 */
export function checkWebhookUrl(text: string, guard: NetworkGuard): string {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw refuse('must be an absolute https address')
  if (url.username || url.password)
    throw refuse('must have no user and no password; requests are signed instead')
  if (url.hash) throw refuse('must have no fragment, which is never sent')
  const isEncrypted = url.protocol === 'https:'
  if (!isEncrypted && !guard.hasNetworks)
    throw refuse(
      'must begin with https://: the operator of the server lists no networks without TLS (LIGHTFI_WEBHOOK_NETWORKS)',
    )
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !guard.allows(host, isEncrypted)) {
    throw refuse('is of a network that the operator of the server does not allow (LIGHTFI_WEBHOOK_NETWORKS)')
  }
  return url.href
}

function refuse(detail: string) {
  return refuseBody([{ pointer: '/url', detail }])
}
