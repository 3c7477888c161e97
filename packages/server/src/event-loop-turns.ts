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

/** The pieces of short work in one round: together some tenths of a millisecond. */
const shortPerRound = 8

const waitingForShort: (() => void)[] = []

/** Does all steps of long work, each in a turn of its own. @returns the result of the work. */
export async function doInTurns<Result>(steps: Iterator<void, Result, void>): Promise<Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await takeTurn()
  }
}

/** Does all steps of such work at once. */
export function doAtOnce<Result>(steps: Iterator<void, Result, void>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/**
 * Resolves at the caller's turn, like {@link takeTurn}, for work of less than a tenth of a millisecond that
 * very many have at once: several of them share a round of the event loop.
 */
export function takeShortTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  waitingForShort.push(resolve)
  if (waitingForShort.length === 1) setImmediate(giveShortTurns)
  return promise
}

function giveShortTurns(): void {
  for (const goOn of waitingForShort.splice(0, shortPerRound)) goOn()
  if (waitingForShort.length > 0) setImmediate(giveShortTurns)
}

/** An immediate runs in the next round, after the input of the sockets. */
function giveTurn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(giveTurn)
}
