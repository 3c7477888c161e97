import { LightfiError } from './lightfi-error.ts'

/**
 * An answer that is not the API's: no problem document with an error status, or no JSON with a success.
 * Usually a proxy in between or a wrong base URL.
 */
export class UnexpectedAnswerError extends LightfiError {
  override readonly name: string = 'UnexpectedAnswerError'
  /** The HTTP status of the answer. */
  readonly status: number
  /** Seconds to wait before trying again, from `Retry-After`; `undefined` when nobody named any. */
  readonly retryAfterS: number | undefined
  /** Whether it claims to be JSON and is not: an answer that was damaged on its way, not somebody else's. */
  readonly isBroken: boolean

  constructor(
    message: string,
    status: number,
    { retryAfterS, isBroken = false }: UnexpectedAnswerDetails = {},
  ) {
    super(message)
    this.status = status
    this.retryAfterS = retryAfterS
    this.isBroken = isBroken
  }
}

/** Further facts of an {@link UnexpectedAnswerError}. */
export interface UnexpectedAnswerDetails {
  readonly retryAfterS?: number | undefined
  readonly isBroken?: boolean
}
