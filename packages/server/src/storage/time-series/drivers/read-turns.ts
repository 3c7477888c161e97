import { type PlaceRules, Places } from '../../../places.ts'
import { boundReads } from './read-bounds.ts'
import { SessionPool } from './session-pool.ts'
import type { Reader } from './time-series-driver.ts'

/**
 * Lends the sessions that read. Large readers have all but one of them, and wait for those among themselves,
 * so that a small one waits for small ones alone.
 */
export class ReadTurns<Session> {
  readonly #sessions: SessionPool<Session>
  readonly #large: Places

  constructor(sessions: readonly Session[]) {
    this.#sessions = new SessionPool(sessions, boundReads(sessions.length))
    this.#large = new Places(boundLarge(sessions.length))
  }

  /** @throws PlacesTakenError when too many wait already; the reason of the reader's signal. */
  run<Result>(reader: Reader | undefined, task: (session: Session) => Promise<Result>): Promise<Result> {
    const request = reader ?? {}
    if (!reader?.isLarge) return this.#sessions.run(request, task)
    // No other request can be refused between the two.
    return this.#large.run(request, () => this.#sessions.run({ ...request, isUnderWay: true }, task))
  }

  /** Sends away everybody who waits. */
  refuseWaiting(reason: unknown): void {
    this.#large.refuseWaiting(reason)
    this.#sessions.refuseWaiting(reason)
  }

  /** Resolves once no task runs or waits. */
  async drain(): Promise<void> {
    await this.#large.drain()
    await this.#sessions.drain()
  }
}

function boundLarge(sessions: number): PlaceRules {
  return boundReads(Math.max(1, sessions - 1))
}
