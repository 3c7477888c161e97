import { operations } from '@openlightfi/contract'
import { mayCall } from '../http/access-guard.ts'
import type { Oauth } from '../oauth/index.ts'
import type { FindSourceName } from '../readings/unplaced/unplaced-routes.ts'

/**
 * Creates the look-up of who posted readings. Users are named only to those who may list them; clients and
 * brokers to everybody who places sensors in their organisation.
 */
export function createFindSourceName({
  accounts,
  clients,
}: Pick<Oauth, 'accounts' | 'clients'>): FindSourceName {
  return (caller, { kind, id }) => {
    switch (kind) {
      case 'broker':
        return id
      case 'client':
        return clients.findClient(id)?.name
      case 'user':
        return mayCall(caller, operations.listUsers)
          ? accounts.findUser(caller.organisationId, id)?.username
          : undefined
    }
  }
}
