const waiting: (() => void)[] = []

/**
 * Resolves at the caller's turn to work on, one slice of work for each round of the event loop. Work that is
 * long in all, for one caller or for many, goes on in slices of a few milliseconds with this between them, so
 * that requests that came meanwhile are answered first.
 */
export function takeTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.push(resolve)
  if (waiting.length === 1) setImmediate(giveTurn)
  return promise
}

/** An immediate runs in the next round, after the input of the sockets. */
function giveTurn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(giveTurn)
}
