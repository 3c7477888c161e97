/** A failure that is on the screen. */
export interface ShownFailure {
  readonly message: string
  readonly tryAgain: () => void
}

/** The failures on the screen, by which several of one cause are told once. */
export interface SharedFailures {
  /** Adds one. @returns takes it away. */
  add(failure: ShownFailure): () => void
  /** Finds the one that was there first of all with that message. */
  findFirst(message: string): ShownFailure | undefined
  /** Tries again all that failed with that message. */
  tryAll(message: string): void
  /** Calls `listener` after each change. @returns ends that. */
  subscribe(listener: () => void): () => void
}

/** Makes an empty list of failures. */
export function createSharedFailures(): SharedFailures {
  const failures = new Set<ShownFailure>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    add: (failure) => {
      failures.add(failure)
      tell()
      return () => {
        failures.delete(failure)
        tell()
      }
    },
    findFirst: (message) => [...failures].find((one) => one.message === message),
    tryAll: (message) => {
      for (const failure of [...failures]) if (failure.message === message) failure.tryAgain()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
