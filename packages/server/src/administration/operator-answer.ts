/** A command cannot be done; the message says what would be right. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

/** What came of a command. */
export interface OperatorAnswer {
  /** For standard output, so that scripts can use it; without a line feed at its end. */
  readonly result: string
  /** For a person, on standard error. */
  readonly note?: string | undefined
}
