import type { ClientKind, ClientSettings } from './client-settings.ts'

/** A secret that was replaced, and still works for a while. */
export interface PreviousSecret {
  /** SHA-256, base64url. */
  readonly hash: string
  /** Unix milliseconds; it does not work at this time any more. */
  readonly untilMs: number
}

/** An OAuth2 client as the service stores it. */
export interface OauthClient extends ClientSettings {
  readonly clientId: string
  /**
   * The organisation whose users it serves; undefined for the clients of the service itself
   * (`built-in-clients.ts`).
   */
  readonly organisationId: string | undefined
  /** The name that people see when they log in. */
  readonly name: string
  readonly kind: ClientKind
  /**
   * `native` clients run on a person's device and may use any port of the loopback address (RFC 8252 section
   * 7.3).
   */
  readonly application: 'web' | 'native'
  /** SHA-256 of the secret; undefined for public clients. */
  readonly secretHash: string | undefined
  /** The secret before, also when it is over; undefined for none. */
  readonly previousSecret: PreviousSecret | undefined
  /** A disabled client gets no tokens, and its tokens do not work until it is enabled again. */
  readonly isDisabled: boolean
  /** Unix milliseconds; undefined for the service's own clients. */
  readonly createdAtMs: number | undefined
}
