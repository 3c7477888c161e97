import type { Scope } from '@openlightfi/contract'
import type { Holder } from '../holder.ts'

/** The rights of a person in the subtrees granted to them; a gateway is no person and has `service`. */
export type Role = 'viewer' | 'installer' | 'admin' | 'service'

/** The caller, as the access guard found it. */
export interface Caller extends Visibility, Holder {
  /** The user's id, or the client's when it acts for itself. */
  readonly subject: string
  readonly clientId: string
  /**
   * The login that the access token came from, or the id of a client that acts for itself. Bounds hold for
   * it.
   */
  readonly grantId: string
  /** The id (`jti`) of the access token. */
  readonly tokenId: string
  /** The end of the access token, Unix milliseconds. */
  readonly expiresAtMs: number
  readonly role: Role
  /** The token is narrowed to a location: it reads and posts readings there, and administers nothing. */
  readonly isNarrowed: boolean
  readonly scopes: ReadonlySet<Scope | string>
}

/** The subtrees of an organisation that somebody was granted. */
export interface Visibility {
  readonly organisationId: string
  readonly locationIds: readonly string[]
}
