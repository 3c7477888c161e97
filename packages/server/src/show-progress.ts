import { constants } from 'node:os'
import { type CommandContext, OperatorError } from './administration/index.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs a command that may take long: what it does is told on standard error, and a signal ends it cleanly.
 * The next signal ends the process at once.
 */
export async function showProgress<Result>(
  run: (context: CommandContext) => Promise<Result>,
): Promise<Result> {
  const stopping = new AbortController()
  const stop = (signal: (typeof signals)[number]) => {
    if (stopping.signal.aborted) process.exit(128 + constants.signals[signal])
    stopping.abort(new OperatorError(`It was ended by ${signal}, and nothing of it is left.`))
  }
  for (const signal of signals) process.on(signal, stop)
  try {
    return await run({
      signal: stopping.signal,
      tell: (progress) => process.stderr.write(`${progress}\n`),
    })
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}
