import { LightfiError } from './lightfi-error.ts'

/**
 * An answer that is not the API's: no problem document with an error status, or no JSON with a success. Usually a
 * proxy in between or a wrong base URL.
 */
export class UnexpectedAnswerError extends LightfiError {
  override readonly name: string = 'UnexpectedAnswerError'
  /** The HTTP status of the answer. */
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}
