import type { Scope } from '@openlightfi/contract'
import type { Visibility } from '../estate/visibility.ts'

/** What a person may do in the subtrees granted to them; a gateway is no person and has `service`. */
export type Role = 'viewer' | 'installer' | 'admin' | 'service'

/** Who makes a call, as the access guard found out. */
export interface Caller extends Visibility {
  /** The user's id, or the client's when it acts for itself. */
  readonly subject: string
  readonly clientId: string
  readonly role: Role
  /** The token is narrowed to a location: it reads and posts readings there, and administers nothing. */
  readonly isNarrowed: boolean
  readonly scopes: ReadonlySet<Scope | string>
}
