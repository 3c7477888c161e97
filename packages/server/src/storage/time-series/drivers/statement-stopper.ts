import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

/**
 * The time after which stopping is tried again, since a statement that has not begun yet cannot be stopped.
 */
const againAfterMs = 50

/**
 * Stops statements that nobody waits for any more: the engine has no call for that, but knows `KILL QUERY`.
 * Each statement is marked by a comment ahead of it.
 */
export class StatementStopper {
  readonly #name = randomUUID()
  readonly #execute: (statement: string) => Promise<unknown>
  readonly #unwanted = new Set<string>()
  #stopping: Promise<void> | undefined
  #count = 0

  /** @param execute runs a statement beside those that are to be stopped; called for one at a time. */
  constructor(execute: (statement: string) => Promise<unknown>) {
    this.#execute = execute
  }

  /**
   * Runs a statement to its end, or until the signal is aborted and the engine has let go of it.
   * @param run gets the statement with its mark.
   * @throws the reason of the signal; the error of the engine.
   */
  async run<Result>(
    statement: string,
    signal: AbortSignal | undefined,
    run: (marked: string) => Promise<Result>,
  ): Promise<Result> {
    if (!signal) return run(statement)
    signal.throwIfAborted()
    this.#count += 1
    const mark = `/* ${this.#name} ${this.#count} */`
    const stop = () => this.#stop(mark)
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await run(`${mark} ${statement}`)
    } catch (error) {
      throw signal.aborted ? signal.reason : error
    } finally {
      this.#unwanted.delete(mark)
      signal.removeEventListener('abort', stop)
    }
  }

  /** Resolves when nothing is being stopped. */
  async drain(): Promise<void> {
    await this.#stopping
  }

  #stop(mark: string): void {
    this.#unwanted.add(mark)
    this.#stopping ??= this.#stopAll().finally(() => {
      this.#stopping = undefined
    })
  }

  async #stopAll(): Promise<void> {
    while (this.#unwanted.size > 0) {
      const isUnwanted = [...this.#unwanted].map((mark) => `startsWith(query, '${mark}')`).join(' OR ')
      // Where stopping fails, the statement ends by itself within its own limit of time.
      await this.#execute(`KILL QUERY WHERE ${isUnwanted} ASYNC FORMAT Null`).catch(() => undefined)
      await setTimeout(againAfterMs)
    }
  }
}
