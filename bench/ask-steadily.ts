import { setTimeout as delay } from 'node:timers/promises'

/** A question that is asked again and again, and how often. */
export interface SteadyQuestion {
  readonly perS: number
  readonly seconds: number
  /** Resolves when the answer was read and is right. @param index from 0. */
  ask(index: number): Promise<void>
}

/** Beyond these, questions that are due wait, as in a browser: connections are not opened without end. */
const mostUnderWay = 100

/**
 * Milliseconds that each answer took, from the moment when it was due to be asked: whoever waits behind an
 * answer that is late is counted too.
 */
export async function askSteadily({ perS, seconds, ask }: SteadyQuestion): Promise<number[]> {
  const started = performance.now()
  const answers: Promise<number>[] = []
  const underWay = new Set<Promise<unknown>>()
  for (let index = 0; index < perS * seconds; index += 1) {
    const dueAt = started + (1000 * index) / perS
    const waitMs = dueAt - performance.now()
    if (waitMs > 1) await delay(waitMs)
    while (underWay.size >= mostUnderWay) await Promise.race(underWay)
    const answer = ask(index).then(() => performance.now() - dueAt)
    const ended = answer.catch(() => undefined).finally(() => underWay.delete(ended)) // told below
    underWay.add(ended)
    answers.push(answer)
  }
  return Promise.all(answers)
}
