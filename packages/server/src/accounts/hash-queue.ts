/** A caller who wants a password hashed or verified. */
export interface HashCaller {
  /**
   * `known` callers have proved something: by a login, a one-time link, or a browser in which the user logged
   * in before.
   */
  readonly line: 'known' | 'unknown'
  /**
   * The things that the caller shares with others, such as the address and the account; each of them is
   * served in turn.
   */
  readonly keys: readonly string[]
}

/**
 * The caller for makers of accounts, and for everything in this process that verifies passwords for itself.
 */
export const operatorCaller: HashCaller = { line: 'known', keys: ['operator'] }

/** Builds the caller for a user who is logged in or has a link. */
export function callerOfAccount(userId: string): HashCaller {
  return { line: 'known', keys: [`account ${userId}`] }
}

/** The bounds of the work at once. */
export interface HashQueueLimits {
  readonly atOnce: number
  /** In each of the two lines. */
  readonly waiting: number
}

/** The error when too many passwords wait to be hashed; nothing was checked. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy'
  /** True, so that pages say this in other words than too many attempts. */
  readonly isBusy = true
  /** The time after which the line is shorter for certain, milliseconds. */
  readonly waitMs = 5_000

  constructor() {
    super('too many passwords wait to be checked; try again in a few seconds')
  }
}

interface Waiting {
  readonly keys: readonly string[]
  /** A lower turn comes sooner. */
  readonly turn: number
  readonly start: () => void
  readonly refuse: () => void
}

/**
 * Serves two bounded lines, known and unknown callers, alternately. In a line, turns go round: a second
 * request of one address or account waits until every other had its first. When a line is full, the caller
 * with the most waiting requests loses the newest, so that nobody can fill it against the others.
 */
export class HashQueue {
  readonly #limits: HashQueueLimits
  readonly #lines = { known: new Line(), unknown: new Line() }
  #running = 0
  #next: 'known' | 'unknown' = 'known'

  constructor(limits: HashQueueLimits) {
    this.#limits = limits
  }

  /** Does the work at its turn. @throws PasswordsBusy when the line is full. */
  async run<Result>({ line, keys }: HashCaller, work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limits.atOnce) {
      await this.#lines[line].wait(keys, this.#limits.waiting)
    } else {
      this.#running += 1
    }
    try {
      return await work()
    } finally {
      // The place goes straight to the next caller, so that nobody overtakes the line.
      const next = this.#shift()
      if (next) next.start()
      else this.#running -= 1
    }
  }

  #shift(): Waiting | undefined {
    const [first, second] =
      this.#next === 'known' ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    this.#next = second
    return this.#lines[first].shift() ?? this.#lines[second].shift()
  }
}

class Line {
  readonly #waiting: Waiting[] = []
  /** The turn under service. */
  #turn = 0

  wait(keys: readonly string[], max: number): Promise<void> {
    const turn = this.#findTurn(keys)
    if (this.#waiting.length >= max) {
      const last = this.#findLast()
      if (!last || last.turn <= turn) throw new PasswordsBusy()
      this.#remove(last)
      last.refuse()
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ keys, turn, start: resolve, refuse: () => reject(new PasswordsBusy()) })
    })
  }

  /** Takes the next request out of the line. */
  shift(): Waiting | undefined {
    const [first, ...others] = this.#waiting
    if (!first) return undefined
    const next = others.reduce((best, waiting) => (waiting.turn < best.turn ? waiting : best), first)
    this.#turn = next.turn
    this.#remove(next)
    return next
  }

  #findTurn(keys: readonly string[]): number {
    const own = this.#waiting.filter((waiting) => waiting.keys.some((key) => keys.includes(key)))
    return Math.max(this.#turn, ...own.map(({ turn }) => turn)) + 1
  }

  /** Finds the newest of the requests that wait longest for their turn. */
  #findLast(): Waiting | undefined {
    const turn = Math.max(...this.#waiting.map((waiting) => waiting.turn))
    return this.#waiting.findLast((waiting) => waiting.turn === turn)
  }

  #remove(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
  }
}
