import type { UserWithLocations } from '../storage/relational/account-repository.ts'

/**
 * The role of a person: a viewer reads, an installer also places sensors, an admin also manages users and
 * clients.
 */
export type Role = 'viewer' | 'installer' | 'admin'

/** `invited` until a password was chosen; only `active` users can log in. */
export type UserStatus = 'invited' | 'active' | 'disabled'

/** The rights of a user; held in memory. */
export interface UserAccess {
  readonly userId: string
  readonly organisationId: string
  /** The name as typed when the account was made. */
  readonly username: string
  readonly role: Role
  /** The subtrees that were granted. */
  readonly locationIds: readonly string[]
  /** The address for mail; undefined for users without one. */
  readonly email: string | undefined
}

/** A person with an account. */
export interface User extends UserAccess {
  readonly status: UserStatus
  /** True when a code is asked for after the password. */
  readonly hasSecondFactor: boolean
  /** Unix milliseconds. */
  readonly createdAtMs: number
}

/** Builds a user from a stored row. */
export function toUser(row: UserWithLocations): User {
  return {
    userId: row.user_id,
    organisationId: row.organisation_id,
    username: row.username,
    role: row.role as Role,
    locationIds: row.location_ids,
    email: row.email ?? undefined,
    status: readStatus(row),
    hasSecondFactor: row.has_second_factor,
    createdAtMs: Number(row.created_at_ms),
  }
}

function readStatus(row: UserWithLocations): UserStatus {
  if (row.disabled_at_ms !== null) return 'disabled'
  return row.has_password ? 'active' : 'invited'
}
