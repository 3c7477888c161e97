/**
 * Sorted lists by name. What {@link SortedLists.get} gave never changes afterwards, and still a change costs a search by halves
 * and no copy of the list unless somebody was given it: an import puts tens of thousands of sensors into one location.
 */
export class SortedLists<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #lists = new Map<string, Item[]>()
  /** Names of the lists that nobody else holds. */
  readonly #own = new Set<string>()

  /** @param compare tells which of two comes first; 0 for an item and itself alone. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  /** Other lists that hold the same. */
  copy(): SortedLists<Item> {
    const copy = new SortedLists(this.#compare)
    copy.#lists = new Map(this.#lists)
    this.#own.clear()
    return copy
  }

  /** The list of that name; empty when nothing is in it. */
  get(name: string): readonly Item[] {
    this.#own.delete(name)
    return this.#lists.get(name) ?? []
  }

  /** Puts in an item that is not there. */
  insert(name: string, item: Item): void {
    const list = this.#takeOwn(name)
    list.splice(this.#findPlace(list, item), 0, item)
  }

  /** Takes out an item that is there. */
  remove(name: string, item: Item): void {
    const list = this.#takeOwn(name)
    list.splice(this.#findPlace(list, item), 1)
    if (list.length > 0) return
    this.#lists.delete(name)
    this.#own.delete(name)
  }

  #takeOwn(name: string): Item[] {
    const list = this.#lists.get(name) ?? []
    if (this.#own.has(name)) return list
    const own = [...list]
    this.#lists.set(name, own)
    this.#own.add(name)
    return own
  }

  /** Where an item is, or belongs. */
  #findPlace(list: readonly Item[], item: Item): number {
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = list[middle]
      if (other !== undefined && this.#compare(other, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
