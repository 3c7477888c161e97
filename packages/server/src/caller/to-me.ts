import { type GrantedPlace, type Me, userScope } from '@openlightfi/contract'
import { type Estate, findVisibleLocation, type Location, listAncestors } from '../estate/index.ts'
import type { Caller } from '../http/caller.ts'
import type { Oauth } from '../oauth/index.ts'
import { listAllowedActs } from './list-allowed-acts.ts'

/** The parts of the server that know callers. */
export interface CallerParts {
  readonly estate: Estate
  readonly oauth: Pick<Oauth, 'accounts' | 'clients'>
  readonly serviceName: string
}

const byName = new Intl.Collator('en', { numeric: true })

/**
 * Formats a caller for itself. A token tells no more of its user than its scopes allow, and no more of the
 * organisation than its places.
 */
export function toMe({ estate, oauth, serviceName }: CallerParts, caller: Caller): Me {
  const { subject, role, organisationId, isNarrowed } = caller
  const kind = role === 'service' ? 'client' : 'user'
  const has = (scope: string) => caller.scopes.has(scope) || caller.scopes.has(userScope)
  const user = kind === 'user' ? oauth.accounts.findAccess(subject) : undefined
  const name = kind === 'user' ? user?.username : oauth.clients.findClient(subject)?.name
  const can = listAllowedActs(caller)
  const findNamed = (id: string) =>
    can.includes('read') ? findVisibleLocation(estate, caller, id) : undefined
  const places = caller.locationIds.flatMap((id) => findNamed(id) ?? [])
  const organisation = findNamed(organisationId)
  return {
    user_id: subject,
    kind,
    name: kind === 'client' || has('profile') ? (name ?? null) : null,
    email: has('email') ? (user?.email ?? null) : null,
    role,
    narrowed: isNarrowed,
    places: places
      .sort((a, b) => byName.compare(a.name, b.name))
      .map((place) => toPlace(estate, caller, place)),
    can,
    organisation: organisation ? { organisation_id: organisationId, name: organisation.name } : null,
    service_name: serviceName,
    second_step: user && can.includes('manage_logins') ? user.hasSecondFactor : null,
  }
}

function toPlace(estate: Estate, caller: Caller, location: Location): GrantedPlace {
  const { locationId, kind, name } = location
  return { location_id: locationId, kind, name, ancestors: listAncestors(estate, caller, location) }
}
