/** Who wants a password hashed or verified. */
export interface HashCaller {
  /** `known` are those who have proved something: a login, a one-time link, a browser in which the user logged in before. */
  readonly line: 'known' | 'unknown'
  /** What the caller shares with others, such as the address and the account; each of them is served in turn. */
  readonly keys: readonly string[]
}

/** Whoever makes accounts, and everything in this process that verifies passwords for itself. */
export const operatorCaller: HashCaller = { line: 'known', keys: ['operator'] }

/** Somebody who is logged in or has a link of the user's. */
export function callerOfAccount(userId: string): HashCaller {
  return { line: 'known', keys: [`account ${userId}`] }
}

/** What bounds the work at once. */
export interface HashQueueLimits {
  readonly atOnce: number
  /** In each of the two lines. */
  readonly waiting: number
}

/** Too many passwords wait to be hashed; nothing was looked at. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy'
  /** For pages, which say so in other words than for too many attempts. */
  readonly isBusy = true
  /** After so many milliseconds the line is shorter for certain. */
  readonly waitMs = 5_000

  constructor() {
    super('too many passwords wait to be checked; try again in a few seconds')
  }
}

interface Waiting {
  readonly keys: readonly string[]
  /** The lower, the sooner. */
  readonly turn: number
  readonly start: () => void
  readonly refuse: () => void
}

/**
 * Two bounded lines, known and unknown callers, served alternately. In a line, turns go round: a second request of one
 * address or account waits until every other had its first. When a line is full, whoever has the most waiting loses the
 * newest, so nobody can fill it against the others.
 */
export class HashQueue {
  readonly #limits: HashQueueLimits
  readonly #lines = { known: new Line(), unknown: new Line() }
  #running = 0
  #next: 'known' | 'unknown' = 'known'

  constructor(limits: HashQueueLimits) {
    this.#limits = limits
  }

  /** Does the work when it is its turn. @throws PasswordsBusy when the line is full. */
  async run<Result>({ line, keys }: HashCaller, work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limits.atOnce) {
      await this.#lines[line].wait(keys, this.#limits.waiting)
    } else {
      this.#running += 1
    }
    try {
      return await work()
    } finally {
      // The place goes straight to whoever is next, so that nobody overtakes the line.
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
  /** The turn that is being served. */
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

  /** Takes whose turn it is out of the line. */
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

  /** Of those who wait longest for their turn, the newest. */
  #findLast(): Waiting | undefined {
    const turn = Math.max(...this.#waiting.map((waiting) => waiting.turn))
    return this.#waiting.findLast((waiting) => waiting.turn === turn)
  }

  #remove(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
  }
}
