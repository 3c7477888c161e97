import { operations } from '@openlightfi/contract'
import type { Accounts } from '../accounts/accounts.ts'
import { mayCall } from '../http/access-guard.ts'
import type { Caller } from '../http/caller.ts'
import type { Blocker } from '../problem-error.ts'

/** Lists the users who were granted a location itself, by name; none for a caller who may not list users. */
export type ListHolders = (caller: Caller, locationId: string) => readonly Blocker[]

/** Creates that list. */
export function createListHolders(accounts: Pick<Accounts, 'listUsers'>): ListHolders {
  return (caller, locationId) => {
    if (!mayCall(caller, operations.listUsers)) return []
    return accounts
      .listUsers(caller.organisationId)
      .filter(({ locationIds }) => locationIds.includes(locationId))
      .map(({ userId, username }) => ({ kind: 'user' as const, id: userId, name: username }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}
