import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Scope } from '@openlightfi/contract'
import type { Alongside } from '../storage/relational/transaction.ts'

/** Paths below the issuer. */
export const endpoints = {
  authorization: '/authorize',
  token: '/token',
  device_authorization: '/device_authorization',
  code_verification: '/device',
  revocation: '/revoke',
  introspection: '/introspect',
  jwks: '/jwks',
  userinfo: '/userInfo',
  end_session: '/logout',
} as const

/** A login page that somebody has open. */
export interface LoginInteraction {
  readonly uid: string
  readonly clientId: string
  /** The name of the application that asks for the login. */
  readonly clientName: string
  /** The user name that the application expects. */
  readonly loginHint: string | undefined
  /** The user whose password was given on this page, while the second factor is still to come. */
  readonly passwordOf: { readonly userId: string; readonly atMs: number } | undefined
  /**
   * The name of the user who is logged in, but who is no user of the application's organisation; undefined
   * when the page is shown for another reason.
   */
  readonly refusedUser: string | undefined
  /** The missing part: the login itself, or, once logged in, the user's consent. */
  readonly asksFor: 'login' | 'consent'
  /** The scopes that the application asks for. */
  readonly scopes: readonly Scope[]
  /** The location that the application would be limited to; undefined for all that the user sees. */
  readonly locationName: string | undefined
}

/** A browser's login session. */
export interface LoginSession {
  readonly userId: string
  /** A token that only the pages of this session know; a request that carries it comes from no other site. */
  readonly csrfToken: string
}

/** A way in which somebody proved who they are (RFC 8176). */
export type LoginMethod = 'pwd' | 'otp' | 'mfa'

/**
 * The login page belongs to no authorization request: it expired, was finished, or was opened in another
 * browser.
 */
export class InteractionNotFound extends Error {
  override readonly name = 'InteractionNotFound'

  constructor(options?: ErrorOptions) {
    super('this login has expired or was finished', options)
  }
}

/** The authorization server as its hosted pages use it. */
export interface AuthorizationServer {
  /** Answers a request whose URL is relative to the issuer and whose `originalUrl` is the whole path. */
  handle(request: IncomingMessage, response: ServerResponse): void
  /** Finds the login that the request's cookie belongs to. @throws InteractionNotFound */
  findLogin(request: IncomingMessage, response: ServerResponse): Promise<LoginInteraction>
  /** Notes the user whose password was given, while the second factor is still to come. */
  notePassword(request: IncomingMessage, response: ServerResponse, userId: string): Promise<void>
  /**
   * Notes the user who logged in, and the methods, together with `alongside`. @returns the address to send
   * the browser to.
   */
  finishLogin(
    request: IncomingMessage,
    response: ServerResponse,
    userId: string,
    methods: readonly LoginMethod[],
    alongside: Alongside,
  ): Promise<string>
  /**
   * Notes that the user, who has logged in, gives the application the access that it asks for. @returns the
   * address to send the browser to.
   */
  giveConsent(request: IncomingMessage, response: ServerResponse): Promise<string>
  /** Notes that the user does not want to log in. @returns the address to send the browser to. */
  cancelLogin(request: IncomingMessage, response: ServerResponse): Promise<string>
  /** Finds the browser's session; undefined when nobody is logged in. */
  findSession(request: IncomingMessage, response: ServerResponse): Promise<LoginSession | undefined>
  /** Ends the browser's session, if it has one; grants and refresh tokens live on. */
  endSession(request: IncomingMessage, response: ServerResponse): Promise<void>
}
