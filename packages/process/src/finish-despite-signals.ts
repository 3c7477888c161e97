import { constants } from 'node:os'
import { endProcess, sayOnStandardError } from './end-process.ts'
import { sameWishMs } from './ending.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs a task that should be finished, not interrupted. The first signal is answered with a sentence. The
 * next one, half a second or more later, ends the process at once with 128 and its number.
 *
 * @param sentence goes to standard error at the first signal.
 * @returns what `task` resolves to; signals mean again what they meant before.
 */
export async function finishDespiteSignals<Result>(
  sentence: string,
  task: () => Promise<Result>,
): Promise<Result> {
  let toldAtMs: number | undefined
  const take = (signal: (typeof signals)[number]) => {
    if (toldAtMs === undefined) {
      toldAtMs = performance.now()
      void sayOnStandardError(sentence)
    } else if (performance.now() - toldAtMs >= sameWishMs) {
      void endProcess(128 + constants.signals[signal], `It was ended at once by a second signal, ${signal}.`)
    }
  }
  for (const signal of signals) process.on(signal, take)
  try {
    return await task()
  } finally {
    for (const signal of signals) process.off(signal, take)
  }
}
