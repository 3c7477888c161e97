import type { SeriesColumns } from '../statement.ts'

/** The least room that is kept for data to come. */
const spareData = 64

/** Keeps the data of one series from a time on, in memory, by time. */
export class RecentSeries {
  #fromMs: number
  #timesMs: Float64Array<ArrayBuffer>
  #values: Float64Array<ArrayBuffer>
  #length: number

  /**
   * @param fromMs all stored data of the series from this time on are here, Unix milliseconds.
   * @param columns the data, of which a copy is taken.
   */
  constructor(fromMs: number, { timesMs, values }: SeriesColumns) {
    this.#fromMs = fromMs
    this.#length = timesMs.length
    const capacity = this.#length + Math.max(spareData, this.#length >> 3)
    this.#timesMs = new Float64Array(capacity)
    this.#timesMs.set(timesMs)
    this.#values = new Float64Array(capacity)
    this.#values.set(values)
  }

  /** The bytes that it takes. */
  get byteLength(): number {
    return this.#timesMs.byteLength + this.#values.byteLength
  }

  /** The number of its data. */
  get length(): number {
    return this.#length
  }

  /** True when the next datum makes it larger. */
  get isFull(): boolean {
    return this.#length === this.#timesMs.length
  }

  /** Tells whether it has all data from a time on. */
  covers(fromMs: number): boolean {
    return fromMs >= this.#fromMs
  }

  /** Returns the data in `[fromMs, toMs)`. They are a view: right until the next change. */
  slice(fromMs: number, toMs: number): SeriesColumns {
    const [start, end] = [this.#find(fromMs), this.#find(toMs)]
    return {
      timesMs: this.#timesMs.subarray(start, Math.max(start, end)),
      values: this.#values.subarray(start, Math.max(start, end)),
    }
  }

  /**
   * Inserts a datum that was stored; one of the same time is replaced.
   * @returns how many later data had to be moved.
   */
  insert(timeMs: number, value: number): number {
    if (timeMs < this.#fromMs) return 0
    const last = this.#length - 1
    const at = last < 0 || timeMs > (this.#timesMs[last] ?? 0) ? this.#length : this.#find(timeMs)
    if (at < this.#length && this.#timesMs[at] === timeMs) {
      this.#values[at] = value
      return 0
    }
    if (this.#length === this.#timesMs.length) this.#grow()
    const moved = this.#length - at
    if (moved > 0) {
      this.#timesMs.copyWithin(at + 1, at, this.#length)
      this.#values.copyWithin(at + 1, at, this.#length)
    }
    this.#timesMs[at] = timeMs
    this.#values[at] = value
    this.#length += 1
    return moved
  }

  /** Drops the data before a time. */
  trim(fromMs: number): void {
    if (fromMs <= this.#fromMs) return
    const start = this.#find(fromMs)
    this.#timesMs.copyWithin(0, start, this.#length)
    this.#values.copyWithin(0, start, this.#length)
    this.#length -= start
    this.#fromMs = fromMs
  }

  /** Finds the place of the first datum at or after a time. */
  #find(timeMs: number): number {
    let [low, high] = [0, this.#length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#timesMs[middle] ?? 0) < timeMs) low = middle + 1
      else high = middle
    }
    return low
  }

  #grow(): void {
    const capacity = this.#length + Math.max(spareData, this.#length >> 1)
    const [timesMs, values] = [new Float64Array(capacity), new Float64Array(capacity)]
    timesMs.set(this.#timesMs)
    values.set(this.#values)
    this.#timesMs = timesMs
    this.#values = values
  }
}
