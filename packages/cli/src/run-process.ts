import { fstatSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { createProxyFetch } from '@openlightfi/client/node'
import { isReadableByAll, watchLauncher } from '@openlightfi/process'
import type { CliEnvironment } from './cli-environment.ts'
import { exitCodes } from './exit-code.ts'
import { LongRun } from './long-run.ts'
import { explainSystemError } from './output/replace-file.ts'
import { runCli } from './run-cli.ts'

/**
 * A reader that has seen enough, as in `lightfi history ... | head`, is no error; a full disk behind `>` is.
 */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok)
  try {
    const reason = explainSystemError(error)
    writeSync(2, `lightfi: the standard output could not be written: ${reason}; what is there is not whole\n`)
  } catch {
    // standard error is no better
  }
  process.exit(exitCodes.failure)
}

function isInputOpenToAll(): boolean {
  const input = fstatSync(process.stdin.fd)
  return input.isFile() && isReadableByAll(input)
}

/** Only a clear yes is one. */
async function askYesNo(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal })
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}

/**
 * Runs the command line of this process, with its streams and its clock and these variables, and sets its
 * exit code.
 */
export async function runProcess(variables: CliEnvironment['variables']): Promise<void> {
  const interruption = new AbortController()
  process.stdout.on('error', endWithoutOutput)
  process.stderr.on('error', endWithoutOutput)
  const longRun = new LongRun(interruption.signal)
  watchLauncher(variables)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The first leaves a refresh under way to finish, or a rotated refresh token would be lost before it is
      // stored.
      if (interruption.signal.aborted) longRun.endAtOnce(signal)
      else interruption.abort(new Error(signal === 'SIGINT' ? 'interrupted' : 'terminated'))
    })
  }

  const exitCode = await runCli(process.argv.slice(2), {
    variables,
    homeDirectory: homedir(),
    stdin: process.stdin,
    isInputOpenToAll,
    stdout: process.stdout,
    stderr: process.stderr,
    fetch: createProxyFetch(variables),
    now: Date.now,
    interruption: interruption.signal,
    onHangup: (listener) => {
      process.on('SIGHUP', listener)
      return () => process.off('SIGHUP', listener)
    },
    openLog: () => longRun.begin(),
    askYesNo:
      process.stdin.isTTY && process.stderr.isTTY
        ? (question) => askYesNo(question, interruption.signal)
        : undefined,
    openBrowser: async (url) => {
      const { default: open } = await import('open')
      await open(url)
    },
  })
  if (longRun.hasBegun) await longRun.end(exitCode)
  else process.exitCode = exitCode
}
