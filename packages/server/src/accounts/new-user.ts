import { randomBytes } from 'node:crypto'
import type { UserRow } from '../storage/relational/tables.ts'
import { isEmail, usernameKey } from './account-rules.ts'
import type { Role, User } from './user.ts'

/** An account to be created. */
export interface NewUser {
  readonly organisationId: string
  /** 1 to 128 characters; unique without regard to case and to the spelling of characters (NFKC). */
  readonly username: string
  /** 12 to 1024 characters. */
  readonly password: string
  readonly role: Role
  /** Locations of the organisation. */
  readonly locationIds: readonly string[]
  /** Unique like the user name, which is taken for it when it is an address. */
  readonly email?: string
}

/** A person to be invited; the address becomes the user name. */
export type NewInvitation = Omit<NewUser, 'username' | 'password'> & { readonly email: string }

/** An account that is ready to be stored. */
export interface PreparedUser {
  readonly row: UserRow
  readonly user: User
}

/** Builds a new user. @param passwordHash empty for somebody who is to choose a password. */
export function buildNewUser(
  wanted: Omit<NewUser, 'password'>,
  passwordHash: string,
  nowMs: number,
): PreparedUser {
  const username = wanted.username.trim()
  const email = wanted.email?.trim() ?? (isEmail(username) ? username : undefined)
  const user: User = {
    userId: `user_${randomBytes(12).toString('base64url')}`,
    organisationId: wanted.organisationId,
    username,
    role: wanted.role,
    locationIds: [...new Set(wanted.locationIds)],
    email,
    status: passwordHash === '' ? 'invited' : 'active',
    hasSecondFactor: false,
    createdAtMs: nowMs,
  }
  const row: UserRow = {
    user_id: user.userId,
    organisation_id: user.organisationId,
    username,
    username_key: usernameKey(username),
    password_hash: passwordHash,
    role: user.role,
    created_at_ms: user.createdAtMs,
    email: email ?? null,
    email_key: email === undefined ? null : usernameKey(email),
    disabled_at_ms: null,
    sealed_totp_secret: null,
    totp_last_step: null,
  }
  return { row, user }
}
