import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { CliEnvironment, TextStream } from '../src/cli-environment.ts'
import { runCli } from '../src/run-cli.ts'

/** A stream that remembers. */
export interface CapturedStream extends TextStream {
  readonly text: string
  /** Resolves when the text matches. */
  waitFor(pattern: RegExp): Promise<string>
}

function captureStream(isTTY = false): CapturedStream {
  let text = ''
  const waits = new Set<() => void>()
  return {
    isTTY,
    get text() {
      return text
    },
    write(piece) {
      text += typeof piece === 'string' ? piece : Buffer.from(piece).toString()
      for (const check of waits) check()
      return true
    },
    once: () => undefined,
    waitFor: (pattern) =>
      new Promise((resolve) => {
        const check = () => {
          const [match] = pattern.exec(text) ?? []
          if (match === undefined) return
          waits.delete(check)
          resolve(match)
        }
        waits.add(check)
        check()
      }),
  }
}

/** Settings of a test that differ from the usual. */
export interface CommandOptions {
  readonly variables?: Record<string, string>
  /** The content of the standard input. */
  readonly input?: string
  readonly fetch?: typeof fetch
  readonly now?: () => number
  /** Whether results and notes go to a terminal. */
  readonly isTerminal?: boolean
  /** The answer of a person who is asked. Without it, nobody is there. */
  readonly answer?: boolean
  readonly openBrowser?: (url: string) => Promise<void>
}

/**
 * A separate place to run commands in: a fresh home directory, and variables without the settings of the
 * machine.
 */
export async function createCommandPlace() {
  const homeDirectory = await mkdtemp(join(tmpdir(), 'lightfi-cli-'))

  function createEnvironment(
    options: CommandOptions = {},
    { stdout = captureStream(), stderr = captureStream(), interruption = new AbortController() } = {},
  ): CliEnvironment {
    const { answer } = options
    return {
      variables: options.variables ?? {},
      homeDirectory,
      stdin: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
      stdout,
      stderr,
      fetch: options.fetch ?? globalThis.fetch,
      now: options.now ?? Date.now,
      interruption: interruption.signal,
      onHangup: () => () => undefined,
      openLog: () => stdout,
      askYesNo:
        answer === undefined
          ? undefined
          : async (question) => {
              stderr.write(`${question}\n`)
              return answer
            },
      openBrowser: options.openBrowser ?? (async () => undefined),
    }
  }

  function start(commandLine: string, options: CommandOptions = {}) {
    const stdout = captureStream(options.isTerminal)
    const stderr = captureStream(options.isTerminal)
    const interruption = new AbortController()
    const environment = createEnvironment(options, { stdout, stderr, interruption })
    const exitCode = runCli(commandLine.split(' '), environment)
    return { stdout, stderr, exitCode, interrupt: () => interruption.abort(new Error('interrupted')) }
  }

  async function run(commandLine: string, options?: CommandOptions) {
    const command = start(commandLine, options)
    const exitCode = await command.exitCode
    return { exitCode, stdout: command.stdout.text, stderr: command.stderr.text }
  }

  return {
    homeDirectory,
    createEnvironment,
    start,
    run,
    remove: () => rm(homeDirectory, { recursive: true }),
  }
}
