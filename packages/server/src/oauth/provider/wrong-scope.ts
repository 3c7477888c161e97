import { offlineScope, type Scope, scopeList } from '@openlightfi/contract'
import { isLocationScope } from '../location-scope.ts'
import type { RequestParameters } from './oauth-parameters.ts'

/** A scope that a request may not ask for, and why. */
export interface WrongScope {
  readonly scope: string
  readonly reason: string
}

/** What a request says is cut, since the answer has to fit into an address. */
const maxQuotedLength = 100

/**
 * The first scope that nobody knows, the second location, since a token is narrowed to one, or a scope that the client may
 * not have; undefined when all is well. What a login was given before the client's scopes changed, a refresh may still name:
 * it is given what is left.
 */
export function findWrongScope(
  { scope, grant_type: grantType }: RequestParameters,
  allowed: readonly Scope[],
): WrongScope | undefined {
  if (typeof scope !== 'string') return undefined
  const asked = scope.split(' ')
  const [, second] = asked.filter(isLocationScope)
  if (second) return describe(second, 'only one location may be asked for')
  const named = asked.filter((name) => !isLocationScope(name) && name !== offlineScope)
  const unknown = named.find((name) => !isAmong(name, scopeList))
  if (unknown !== undefined) return describe(unknown, `there are ${scopeList.join(' ')}`)
  const beyond = grantType === 'refresh_token' ? undefined : named.find((name) => !isAmong(name, allowed))
  return beyond === undefined ? undefined : describe(beyond, `this client may ask for ${allowed.join(' ')}`)
}

function isAmong(name: string, scopes: readonly string[]): boolean {
  return scopes.includes(name)
}

function describe(scope: string, right: string): WrongScope {
  return { scope, reason: `scope ${scope.slice(0, maxQuotedLength)} is refused: ${right}` }
}
