import { isOurMistake } from '../is-our-mistake.ts'
import { ProblemError } from '../problem-error.ts'
import { StoreDamagedError } from '../storage/time-series/drivers/time-series-driver.ts'
import { toStoreProblem } from '../to-store-problem.ts'

/** The tries of a message on which our own code fails: a few seconds. */
const triesOfMistakes = 4

/** The tries of a message on which something else fails that nobody has foreseen: about 20 minutes. */
const triesOfOthers = 100

/** Tells whether an error is one of a store that takes nothing at present, or until it is repaired. */
export function isForeseen(error: unknown): boolean {
  return toStoreProblem(error) instanceof ProblemError || error instanceof StoreDamagedError
}

/**
 * Tells whether a message is given up, so that those behind it do not wait for ever.
 *
 * @param tries that have failed with errors that nobody has foreseen, in a row.
 */
export function isHopeless(error: unknown, tries: number): boolean {
  if (isForeseen(error)) return false
  return tries >= (isOurMistake(error) ? triesOfMistakes : triesOfOthers)
}
