import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../../process/testing/compile-cache.ts'

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** The options of a {@link ServerProcess}. */
export interface ServerProcessOptions {
  /** The path of the program; default `lightfi-server`. */
  readonly program?: string
  /** A command that starts it, e.g. `['unshare', '--mount']`. */
  readonly prefix?: readonly string[]
  /** A descriptor for its standard output; default a pipe that is read. */
  readonly stdout?: number
}

/** Runs lightfi-server in a separate process, with nothing in its environment but the given settings. */
export class ServerProcess {
  readonly #child: ChildProcess
  /** Its output so far, on both streams. */
  output = ''

  /**
   * @param settings its environment, besides a free port.
   * @param args its command line.
   * @param how another program than `lightfi-server`, or another standard output than a pipe that is read.
   */
  constructor(
    settings: Record<string, string>,
    args: readonly string[] = [],
    how: ServerProcessOptions = {},
  ) {
    const env = { ...compileCache, LIGHTFI_PORT: '0', LIGHTFI_LOG_LEVEL: 'warn', ...settings }
    const command = [...(how.prefix ?? []), process.execPath, how.program ?? program, ...args]
    this.#child = spawn(command[0] ?? '', command.slice(1), {
      env,
      stdio: ['ignore', how.stdout ?? 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
    }
  }

  /** Its process id. */
  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Reads its standard output no more, so that the pipe fills up. */
  pauseOutput(): void {
    this.#child.stdout?.removeAllListeners('data').pause()
  }

  /** Closes its standard output as a reader that goes away. */
  closeOutput(): void {
    this.#child.stdout?.destroy()
  }

  /** Waits until the output matches, and returns the first group of the match. */
  async find(pattern: RegExp): Promise<string> {
    for (;;) {
      const [, found] = pattern.exec(this.output) ?? []
      if (found !== undefined) return found
      assert.equal(this.#child.exitCode, null, this.output)
      const streams = [this.#child.stdout, this.#child.stderr].filter((stream) => stream !== null)
      await Promise.race([...streams.map((stream) => once(stream, 'data')), once(this.#child, 'exit')])
    }
  }

  /** Sends a signal. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** Waits for its end and the last of its output. @returns the exit code; null when a signal ended it. */
  async end(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close')
    return this.#child.exitCode
  }

  /** Waits for its end alone, for a program whose output nobody reads. @returns as `end`. */
  async exit(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
    return this.#child.exitCode
  }
}
