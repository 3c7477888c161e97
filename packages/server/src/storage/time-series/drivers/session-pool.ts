import { type PlaceRequest, type PlaceRules, Places } from '../../../places.ts'

/**
 * Lends a fixed set of sessions, each to one task at a time. A waiting task takes turns with those of every
 * other caller.
 */
export class SessionPool<Session> {
  readonly #idle: Session[]
  readonly #places: Places

  /** @param rules bounds, of which `inAll` is at most the number of sessions. */
  constructor(sessions: readonly Session[], rules: PlaceRules) {
    this.#idle = [...sessions]
    this.#places = new Places(rules)
  }

  /** @throws PlacesTakenError when too many tasks wait already; the reason of the signal. */
  run<Result>(request: PlaceRequest, task: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#places.run(request, async () => {
      const session = this.#idle.pop()
      if (session === undefined) throw new Error('there are more places than sessions')
      try {
        return await task(session)
      } finally {
        this.#idle.push(session)
      }
    })
  }

  /** Sends away everybody who waits. */
  refuseWaiting(reason: unknown): void {
    this.#places.refuseWaiting(reason)
  }

  /** Resolves once no task runs or waits. */
  drain(): Promise<void> {
    return this.#places.drain()
  }
}
