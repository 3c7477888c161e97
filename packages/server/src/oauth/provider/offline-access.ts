import { offlineScope } from '@openlightfi/contract'
import type { RequestParameters } from './oauth-parameters.ts'

/**
 * The requests that asked for `offline_access`. It is kept from the library, which drops or refuses it
 * without `prompt=consent`.
 */
const asking = new WeakSet<RequestParameters>()

/** Takes `offline_access` out of the scopes of a request, and remembers that it was there. */
export function putOfflineAccessAside(parameters: RequestParameters): void {
  if (typeof parameters.scope !== 'string') return
  const scopes = parameters.scope.split(' ')
  if (!scopes.includes(offlineScope)) return
  asking.add(parameters)
  const rest = scopes.filter((scope) => scope !== offlineScope)
  parameters.scope = rest.length > 0 ? rest.join(' ') : undefined
}

/** Puts `offline_access` back among the scopes of a request, once the library has looked at it. */
export function restoreOfflineAccess(parameters: RequestParameters): void {
  if (asking.delete(parameters)) parameters.scope = addOfflineAccess(parameters.scope)
}

/**
 * Adds `offline_access` to the scope of an answer to a request that asked for it and was answered without:
 * libraries that compare take any other scope for a refusal (RFC 6749 section 5.1).
 */
export function echoOfflineAccess(parameters: RequestParameters, answer: Record<string, unknown>): void {
  if (asking.has(parameters) && answer.access_token !== undefined)
    answer.scope = addOfflineAccess(answer.scope)
}

function addOfflineAccess(scope: unknown): string {
  return typeof scope === 'string' && scope !== '' ? `${scope} ${offlineScope}` : offlineScope
}
