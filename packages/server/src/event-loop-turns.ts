const waiting: (() => void)[] = []

/**
 * Resolves when it is one's turn to work on, one slice of work for each round of the event loop. Work that is long in all, for
 * one caller or for many, goes on in slices of a few milliseconds with this between them, so that requests that came meanwhile
 * are answered first.
 */
export function takeTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.push(resolve)
  if (waiting.length === 1) setImmediate(giveTurn)
  return promise
}

/** What is set here runs in the next round, after what the sockets have brought. */
function giveTurn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(giveTurn)
}
