import { StoreBusyError } from './time-series-driver.ts'

/** Lends a fixed set of sessions, each to one task at a time, in order of arrival. */
export class SessionPool<Session> {
  readonly #idle: Session[]
  readonly #size: number
  readonly #maxWaiting: number
  readonly #waiting: ((session: Session) => void)[] = []
  #onAllIdle: (() => void) | undefined

  /** @param maxWaiting tasks that may wait for a session; one more is refused. */
  constructor(sessions: readonly Session[], maxWaiting: number) {
    this.#idle = [...sessions]
    this.#size = sessions.length
    this.#maxWaiting = maxWaiting
  }

  /** @throws StoreBusyError when too many tasks wait already. */
  async run<Result>(task: (session: Session) => Promise<Result>): Promise<Result> {
    const session = await this.#borrow()
    try {
      return await task(session)
    } finally {
      this.#giveBack(session)
    }
  }

  /** Resolves once no task runs or waits. */
  async drain(): Promise<void> {
    if (this.#idle.length === this.#size) return
    await new Promise<void>((resolve) => {
      this.#onAllIdle = resolve
    })
  }

  async #borrow(): Promise<Session> {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#waiting.length >= this.#maxWaiting) throw new StoreBusyError('too many queries are waiting')
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #giveBack(session: Session): void {
    const next = this.#waiting.shift()
    if (next) next(session)
    else this.#idle.push(session)
    if (this.#idle.length === this.#size) this.#onAllIdle?.()
  }
}
