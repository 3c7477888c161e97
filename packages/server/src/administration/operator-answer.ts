/** The error of a command that cannot be done; the message says what would be right. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

/** The outcome of a command. */
export interface OperatorAnswer {
  /** The text for standard output, so that scripts can use it; without a line feed at its end. */
  readonly result: string
  /** A note for a person, on standard error. */
  readonly note?: string | undefined
}

/** The surroundings of a command that takes long. */
export interface CommandContext {
  /** Aborted when nobody waits for the command any more. */
  readonly signal: AbortSignal
  /** Tells what is being done. */
  tell(progress: string): void
}

/** The surroundings of a command that nobody gives up, and whose progress nobody looks at. */
export const silently: CommandContext = { signal: new AbortController().signal, tell: () => {} }
