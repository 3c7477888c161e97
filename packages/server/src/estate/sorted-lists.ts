/**
 * Keeps sorted lists by name. A list that {@link SortedLists.get} returned never changes afterwards. Still a
 * change costs a search by halves, and a copy of the list only when somebody was given it: an import puts
 * tens of thousands of sensors into one location.
 */
export class SortedLists<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #lists = new Map<string, Item[]>()
  /** The names of the lists that nobody else holds. */
  readonly #own = new Set<string>()

  /** @param compare tells which of two comes first; 0 for an item and itself alone. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  /** Creates other lists with the same content. */
  copy(): SortedLists<Item> {
    const copy = new SortedLists(this.#compare)
    copy.#lists = new Map(this.#lists)
    this.#own.clear()
    return copy
  }

  /** Returns the list of that name; empty when nothing is in it. */
  get(name: string): readonly Item[] {
    this.#own.delete(name)
    return this.#lists.get(name) ?? []
  }

  /** Inserts an item that is not in the list. */
  insert(name: string, item: Item): void {
    const list = this.#takeOwn(name)
    list.splice(this.#findPlace(list, item), 0, item)
  }

  /** Removes an item that is in the list. */
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

  /** Finds the place of an item, or the place where it belongs. */
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
