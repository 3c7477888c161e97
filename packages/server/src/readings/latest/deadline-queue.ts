interface Entry {
  readonly sensorId: string
  readonly deadlineMs: number
}

/** Keeps sensors by deadline, the earliest first: a binary heap, so that adding and taking cost O(log n). */
export class DeadlineQueue {
  readonly #heap: Entry[] = []

  /** Adds a sensor; a sensor that is there already is there twice then. */
  add(sensorId: string, deadlineMs: number): void {
    let at = this.#heap.push({ sensorId, deadlineMs }) - 1
    while (at > 0 && this.#isEarlier(at, (at - 1) >> 1)) at = this.#swap(at, (at - 1) >> 1)
  }

  /** Takes the sensor with the earliest deadline if that lies before a time; else `undefined`. */
  takeBefore(timeMs: number): string | undefined {
    const [earliest] = this.#heap
    if (!earliest || earliest.deadlineMs >= timeMs) return undefined
    const last = this.#heap.pop()
    if (last && last !== earliest) {
      this.#heap[0] = last
      this.#sink()
    }
    return earliest.sensorId
  }

  #sink(): void {
    let at = 0
    while (2 * at + 1 < this.#heap.length) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const earlier = right < this.#heap.length && this.#isEarlier(right, left) ? right : left
      if (!this.#isEarlier(earlier, at)) return
      at = this.#swap(at, earlier)
    }
  }

  #isEarlier(one: number, other: number): boolean {
    return this.#deadlineAt(one) < this.#deadlineAt(other)
  }

  #deadlineAt(index: number): number {
    return this.#heap[index]?.deadlineMs ?? Number.POSITIVE_INFINITY
  }

  #swap(from: number, to: number): number {
    const [one, other] = [this.#heap[from], this.#heap[to]]
    if (!one || !other)
      throw new RangeError(`no entries ${from} and ${to} in a queue of ${this.#heap.length}`)
    this.#heap[from] = other
    this.#heap[to] = one
    return to
  }
}
