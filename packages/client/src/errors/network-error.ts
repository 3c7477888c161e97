import { LightfiError } from './lightfi-error.ts'

/**
 * No answer came, or it broke off: name resolution, connection, TLS, or a cut body. Trying again later may
 * help; a `POST /readings` may be repeated safely, since the same sensor, variable and time replaces.
 */
export class NetworkError extends LightfiError {
  override readonly name: string = 'NetworkError'
}

/** The whole answer did not arrive within the time limit. A special case of {@link NetworkError}. */
export class TimeoutError extends NetworkError {
  override readonly name: string = 'TimeoutError'
  /** The limit that passed, milliseconds. */
  readonly timeoutMs: number

  constructor(message: string, timeoutMs: number) {
    super(message)
    this.timeoutMs = timeoutMs
  }
}
