/** Something that waits for its time. */
export interface Held<Item> {
  readonly item: Item
  /** Unix seconds. */
  readonly atS: number
}

interface Entry<Item> extends Held<Item> {
  /** Of two for the same time, the one that was added first leaves first. */
  readonly order: number
}

/** Uploads that wait for their time, the next one first (a binary heap). */
export class HeldUploads<Item> {
  readonly #entries: Entry<Item>[] = []
  #added = 0

  get size(): number {
    return this.#entries.length
  }

  /** Holds something back until `atS`, Unix seconds. */
  add(item: Item, atS: number): void {
    const entry = { item, atS, order: this.#added++ }
    const entries = this.#entries
    let place = entries.push(entry) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = entries[parent]
      if (!above || !isBefore(entry, above)) break
      entries[place] = above
      place = parent
    }
    entries[place] = entry
  }

  /** Takes the next one out; `undefined` where none is due by `untilS`, Unix seconds, included. */
  takeUntil(untilS: number): Held<Item> | undefined {
    const [first] = this.#entries
    if (!first || first.atS > untilS) return undefined
    const last = this.#entries.pop()
    if (last && last !== first) this.#sink(last)
    return first
  }

  /** Puts an entry at the top, from where it sinks to its place. */
  #sink(entry: Entry<Item>): void {
    const entries = this.#entries
    let place = 0
    for (;;) {
      const [left, right] = [entries[2 * place + 1], entries[2 * place + 2]]
      const isRight = left !== undefined && right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!child || !isBefore(child, entry)) break
      entries[place] = child
      place = 2 * place + (isRight ? 2 : 1)
    }
    entries[place] = entry
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.atS < b.atS || (a.atS === b.atS && a.order < b.order)
}
