import { OperatorError } from './administration/index.ts'
import { explainFileFailure } from './storage/explain-file-failure.ts'

/**
 * Prints the result of a command. @throws OperatorError when it cannot be written; a reader that has seen
 * enough is no error.
 */
export async function printResult(text: string): Promise<void> {
  process.stdout.on('error', () => {}) // the callback has it too
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve)
  })
  if (!error || error.code === 'EPIPE') return
  throw new OperatorError(
    `What was asked for is done, but its result could not be written to standard output: ${explainFileFailure(error)}.`,
  )
}
