import { randomBytes } from 'node:crypto'

/** Turns numbers that a property draws into choices; without numbers left, the first of everything. */
export class Chooser {
  readonly #numbers: readonly number[]
  #next = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** Picks one of several. */
  pick<Item>(items: readonly Item[]): Item {
    const number = this.#numbers[this.#next] ?? 0
    this.#next += 1
    const item = items[number % items.length]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  /** True with a probability, in percent. */
  chance(percent: number): boolean {
    return this.pick(Array.from({ length: 100 }, (_value, index) => index)) >= 100 - percent
  }
}

/** Invents an id of the same shape that nobody has. */
export function inventLike(id: string): string {
  const [family, hex] = /^([A-Z0-9]+)-[0-9A-F]{12}$/.exec(id) ?? []
  if (family !== undefined) return `${hex ?? 'AQ2'}-${randomBytes(6).toString('hex').toUpperCase()}`
  const random = randomBytes(id.length).toString('hex')
  return id.startsWith('user_') ? `user_${random}`.slice(0, id.length) : random.slice(0, id.length)
}
