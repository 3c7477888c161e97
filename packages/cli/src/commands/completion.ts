import { Argument, type Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { type Shell, shellScripts } from '../completion/shell-scripts.ts'
import { writeText } from '../output/write-text.ts'

/** Adds `lightfi completion SHELL`: the script that makes a shell complete commands, options and ids. */
export function addCompletionCommand(program: Command, { stdout }: CliEnvironment): void {
  program
    .command('completion')
    .description('print the script that makes your shell complete lightfi; its first lines say where it goes')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(shellScripts)))
    .action(async (shell: Shell) => {
      await writeText(stdout, [shellScripts[shell]])
    })
}
