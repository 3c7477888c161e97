import { type Operation, type Scope, userScope } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { ProblemError } from '../problem-error.ts'
import { AccessWatch, type WatchedWork } from './access-watch.ts'
import type { Caller, Role } from './caller.ts'

/**
 * Finds the caller that presents an access token; `undefined` when the token is not good, for whatever
 * reason.
 * @param remoteAddress where a call comes from; absent where a caller is only looked at again.
 */
export type IdentifyCaller = (accessToken: string, remoteAddress?: string) => Promise<Caller | undefined>

/** Takes note of the calls that come. Must not throw. */
export interface CallNotes {
  /** Notes a call that is let in. */
  noteCall(caller: Caller): void
  /** Notes a call of a caller that is known, and not let in. */
  noteRefusal(caller: Caller, problem: ProblemError, remoteAddress: string): void
}

/** The roles of users that may do what the scope of a token says. */
const rolesThatWrite: readonly Role[] = ['installer', 'admin', 'service']

/**
 * Decides about access, in this one place. It reads the bearer token (RFC 6750 section 2.1, the header only),
 * finds the caller, and compares the scopes with the operation.
 */
export class AccessGuard {
  readonly #identifyCaller: IdentifyCaller
  readonly #watch: AccessWatch
  readonly #clock: Clock
  readonly #notes: CallNotes | undefined
  /** Rises whenever accesses have ended or changed, or may have. */
  #version = 0
  /** The versions at which callers were let in. */
  readonly #versions = new WeakMap<Caller, number>()

  constructor(identifyCaller: IdentifyCaller, clock: Clock, notes?: CallNotes) {
    this.#identifyCaller = identifyCaller
    this.#clock = clock
    this.#notes = notes
    this.#watch = new AccessWatch(clock)
  }

  /**
   * Lets a call in that has just come, or refuses it, and notes that.
   * @throws ProblemError `missing_token`, `invalid_token`, `insufficient_scope` or `insufficient_role`.
   */
  async enter(
    authorization: string | undefined,
    operation: Operation,
    remoteAddress: string,
  ): Promise<Caller> {
    const version = this.#version
    const caller = await this.#identify(authorization, remoteAddress)
    try {
      this.#require(caller, operation, version)
    } catch (error) {
      if (error instanceof ProblemError) this.#notes?.noteRefusal(caller, error, remoteAddress)
      throw error
    }
    this.#notes?.noteCall(caller)
    return caller
  }

  /** Lets a caller in, of whom nothing is noted. Errors as of {@link AccessGuard.enter}. */
  async admit(authorization: string | undefined, operation: Operation): Promise<Caller> {
    const version = this.#version
    const caller = await this.#identify(authorization)
    this.#require(caller, operation, version)
    return caller
  }

  /**
   * Lets a caller in again who was let in before, and is asked for again and again: at once while the token
   * lasts and nobody's access has changed. Errors as of {@link AccessGuard.admit}.
   */
  async admitAgain(caller: Caller, authorization: string | undefined, operation: Operation): Promise<Caller> {
    const isSame = this.#versions.get(caller) === this.#version && this.#clock() < caller.expiresAtMs
    // A narrowed token depends on where its location lies, too.
    return isSame && !caller.isNarrowed ? caller : this.admit(authorization, operation)
  }

  /** Follows the work of a caller that was admitted, see {@link AccessWatch.follow}. */
  follow(work: WatchedWork, untilExpiry: boolean): () => void {
    return this.#watch.follow(work, untilExpiry)
  }

  /** Notes that accesses have ended or changed, or may have. */
  noteEnd(
    isAffected: (access: Pick<Caller, 'tokenId' | 'grantId' | 'clientId' | 'subject'>) => boolean,
  ): void {
    this.#version += 1
    this.#watch.noteEnd(isAffected)
  }

  #require(caller: Caller, operation: Operation, version: number): void {
    requireScope(caller, operation)
    requireRole(caller, operation)
    this.#versions.set(caller, version)
  }

  async #identify(authorization: string | undefined, remoteAddress?: string): Promise<Caller> {
    const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization ?? '') ?? []
    if (token === undefined) {
      throw new ProblemError('missing_token', 'Send an access token as "Authorization: Bearer <token>".', {
        headers: { 'www-authenticate': 'Bearer' },
      })
    }
    const caller = await this.#identifyCaller(token, remoteAddress)
    if (caller) return caller
    throw new ProblemError(
      'invalid_token',
      'The access token is expired, revoked or not meant for this API.',
      {
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      },
    )
  }
}

/** Tells whether a caller passes the guard, whatever the call names: by its scopes and its role. */
export function mayCall(caller: Caller, operation: Operation): boolean {
  try {
    requireScope(caller, operation)
    requireRole(caller, operation)
    return true
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}

function requireScope(caller: Caller, operation: Operation): void {
  const wanted = operation.scopes ?? []
  if (operation.scopes?.length === 0 || wanted.some((scope) => caller.scopes.has(scope))) return
  const narrowest: Scope = wanted.find((scope) => scope !== userScope) ?? userScope
  throw new ProblemError('insufficient_scope', `The access token lacks the scope ${narrowest}.`, {
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${narrowest}"` },
  })
}

/** Lets a caller pass whose role allows an operation. @throws ProblemError `insufficient_role`. */
export function requireRole(caller: Caller, operation: Operation): void {
  if (operation.callers === 'readers') return
  if (operation.callers !== undefined) requireWholeToken(caller)
  switch (operation.callers) {
    case 'administrators':
      requireAdministrator(caller)
      break
    case 'location_administrators':
      requireOneOf(caller, ['admin'])
      break
    case 'installers':
      requireOneOf(caller, ['installer', 'admin'])
      break
    case 'people':
      requirePerson(caller)
      break
    default:
      requireReaderOrWriter(caller, operation)
  }
}

function requireReaderOrWriter(caller: Caller, operation: Operation): void {
  if (operation.method === 'get' || rolesThatWrite.includes(caller.role)) return
  throw refuseRole(`The role "${caller.role}" may only read.`)
}

/**
 * Refuses administration to a token that is narrowed to a location: it reads and posts readings only,
 * whatever else its bearer may do.
 */
function requireWholeToken(caller: Caller): void {
  if (caller.isNarrowed)
    throw refuseRole(
      'This token is narrowed to a location: it reads and posts readings there at most. Take one without "location:" for this.',
    )
}

/**
 * Lets administrators of a whole organisation pass. An administrator of a part of it may not: clients, users
 * and the audit log belong to all of it.
 * @throws ProblemError `insufficient_role`.
 */
export function requireAdministrator(caller: Caller): void {
  if (isAdministrator(caller)) return
  if (caller.role !== 'admin') throw refuseRole(`The role "${caller.role}" may not administer.`)
  throw refuseRole('Only administrators of the whole organisation may do this.')
}

/** Tells whether somebody administers a whole organisation; see `requireAdministrator`. */
export function isAdministrator(caller: Caller): boolean {
  return caller.role === 'admin' && caller.locationIds.includes(caller.organisationId)
}

/** Requires one of the roles. The operation checks the locations. */
function requireOneOf(caller: Caller, roles: readonly Role[]): void {
  if (roles.includes(caller.role)) return
  throw refuseRole(`The role "${caller.role}" may not do this; it is for ${roles.join(' and ')}.`)
}

function requirePerson(caller: Caller): void {
  if (caller.role === 'service')
    throw refuseRole('This is for people; a client that acts for itself may not do it.')
}

function refuseRole(detail: string): ProblemError {
  return new ProblemError('insufficient_role', detail, {
    headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
  })
}
