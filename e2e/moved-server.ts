import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { operate } from '@openlightfi/server'
import type { ClockMove } from './programs/moved-clock.ts'

const program = new URL('../packages/server/src/main.ts', import.meta.url).pathname
const clock = new URL('./programs/moved-clock.ts', import.meta.url).href

/**
 * The real `lightfi-server` in a process of its own, whose clock can be moved, and which can be restarted and
 * killed.
 */
export class MovedServer {
  readonly #dataDir: string
  readonly #port: number
  readonly #environment: Readonly<Record<string, string>>
  #aheadMs = 0
  #child: ChildProcess | undefined

  /**
   * @param port a free one; the server keeps it over its restarts.
   * @param environment further settings.
   */
  constructor(dataDir: string, port: number, environment: Readonly<Record<string, string>> = {}) {
    this.#dataDir = dataDir
    this.#port = port
    this.#environment = environment
  }

  get publicUrl(): string {
    return `http://localhost:${this.#port}`
  }

  /** Resolves once it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', clock, program, 'serve'], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        CLOCK_AHEAD_MS: String(this.#aheadMs),
        LIGHTFI_PORT: String(this.#port),
        LIGHTFI_DATA_DIR: this.#dataDir,
        LIGHTFI_LOG_LEVEL: 'error',
        ...this.#environment,
      },
    })
    this.#child = child
    assert.ok(child.stdout)
    const lines = createInterface({ input: child.stdout })
    const [first] = await Promise.race([once(lines, 'line'), once(child, 'exit')])
    assert.match(String(first), /Serving on /)
    lines.on('line', () => undefined) // what it prints later must not fill the pipe
  }

  /** Moves its clock to so many milliseconds ahead of the machine's; resolves once that is in force. */
  async setAhead(aheadMs: number): Promise<void> {
    this.#aheadMs = aheadMs
    const child = this.#running
    const move: ClockMove = { aheadMs }
    const moved = once(child, 'message')
    child.send(move)
    assert.deepEqual(await moved, [move, undefined])
  }

  /** Makes new signing keys, as the operator's command does. */
  async rotateSigningKeys(): Promise<void> {
    await operate({ dataDir: this.#dataDir, port: this.#port }, ['keys', 'rotate'])
  }

  /** Ends the process: SIGTERM lets it finish, SIGKILL does not. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  get #running(): ChildProcess {
    assert.ok(this.#child, 'the server does not run')
    return this.#child
  }
}
