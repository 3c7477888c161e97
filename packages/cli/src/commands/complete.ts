import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { type Candidate, listCandidates } from '../completion/list-candidates.ts'
import { showPlainly } from '../output/format-table.ts'
import { writeText } from '../output/write-text.ts'

/**
 * Adds `lightfi complete -- WORD...`, which the scripts of `lightfi completion` run: a line per candidate,
 * its description behind a tab.
 *
 * @param createProgram makes the program that the words are of.
 */
export function addCompleteCommand(
  program: Command,
  environment: CliEnvironment,
  createProgram: (environment: CliEnvironment, commandLine: readonly string[]) => Promise<Command>,
): void {
  program
    .command('complete', { hidden: true })
    .description('list what the last word may become, for the scripts of lightfi completion')
    .argument('<word...>', 'the words after lightfi, up to the cursor; the last may be empty')
    .action(async (words: string[]) => {
      const whole = await createProgram(environment, words.slice(0, -1))
      const candidates = await listCandidates(whole, environment, words)
      await writeText(environment.stdout, candidates.map(formatCandidate))
    })
}

function formatCandidate({ value, description }: Candidate): string {
  return description === '' ? `${value}\n` : `${value}\t${showPlainly(description)}\n`
}
