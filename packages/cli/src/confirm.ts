import type { CliEnvironment } from './cli-environment.ts'
import { UsageError } from './exit-code.ts'

/**
 * Asks before something that cannot be undone.
 *
 * @param options with `yes`, nobody is asked.
 * @throws UsageError when the answer is no, or when there is nobody to ask.
 */
export async function confirm(
  { askYesNo }: CliEnvironment,
  options: { readonly yes?: boolean },
  question: string,
): Promise<void> {
  if (options.yes) return
  if (!askYesNo) throw new UsageError(`${question} Nobody can be asked here: give --yes.`)
  if (!(await askYesNo(question))) throw new UsageError('nothing was done')
}

/** The option that goes with {@link confirm}. */
export const yesOption = ['--yes', 'do not ask'] as const
