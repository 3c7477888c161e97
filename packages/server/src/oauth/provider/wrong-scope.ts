import { offlineScope, type Scope, scopeList } from '@openlightfi/contract'
import { isLocationScope } from '../location-scope.ts'
import type { RequestParameters } from './oauth-parameters.ts'

/** A scope that a request may not ask for, and why. */
export interface WrongScope {
  readonly scope: string
  readonly reason: string
}

/** The scopes of a request are cut at this length, since the answer has to fit into an address. */
const maxQuotedLength = 100

/**
 * Finds the first scope that nobody knows, the second location, since a token is narrowed to one, or a scope
 * that the client may not have; undefined when all is well. A refresh may still name scopes that its login
 * was given before the client's scopes changed: it is given the remaining ones.
 */
export function findWrongScope(
  { scope, grant_type: grantType }: RequestParameters,
  allowed: readonly Scope[],
): WrongScope | undefined {
  if (typeof scope !== 'string') return undefined
  const asked = scope.split(' ')
  const [, second] = asked.filter(isLocationScope)
  if (second) return refuse(second, 'only one location may be asked for')
  const named = asked.filter((name) => !isLocationScope(name) && name !== offlineScope)
  const unknown = named.find((name) => !isAmong(name, scopeList))
  if (unknown !== undefined) return refuse(unknown, `there are ${scopeList.join(' ')}`)
  const beyond = grantType === 'refresh_token' ? undefined : named.find((name) => !isAmong(name, allowed))
  return beyond === undefined ? undefined : refuse(beyond, `this client may ask for ${allowed.join(' ')}`)
}

function isAmong(name: string, scopes: readonly string[]): boolean {
  return scopes.includes(name)
}

function refuse(scope: string, right: string): WrongScope {
  return { scope, reason: `scope ${scope.slice(0, maxQuotedLength)} is refused: ${right}` }
}
