import type { IncomingMessage, ServerResponse } from 'node:http'

/** Paths below the issuer. */
export const endpoints = {
  authorization: '/authorize',
  token: '/token',
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
  /** The application that asks for the login. */
  readonly clientName: string
  /** What the application expects the user to be called. */
  readonly loginHint: string | undefined
}

/** The login page belongs to no authorization request: it expired, was finished, or was opened in another browser. */
export class InteractionNotFound extends Error {
  override readonly name = 'InteractionNotFound'

  constructor(options?: ErrorOptions) {
    super('this login has expired or was finished', options)
  }
}

/** The authorization server, as its hosted pages see it. */
export interface AuthorizationServer {
  /** Answers a request whose URL is relative to the issuer and whose `originalUrl` is the whole path. */
  handle(request: IncomingMessage, response: ServerResponse): void
  /** The login that the request's cookie belongs to. @throws InteractionNotFound */
  findLogin(request: IncomingMessage, response: ServerResponse): Promise<LoginInteraction>
  /** Notes who logged in. @returns where to send the browser. */
  finishLogin(request: IncomingMessage, response: ServerResponse, userId: string): Promise<string>
  /** Notes that the user does not want to log in. @returns where to send the browser. */
  cancelLogin(request: IncomingMessage, response: ServerResponse): Promise<string>
  /** Ends the browser's session, if it has one; grants and refresh tokens live on. */
  endSession(request: IncomingMessage, response: ServerResponse): Promise<void>
}
