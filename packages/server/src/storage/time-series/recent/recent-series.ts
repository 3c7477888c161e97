import type { SeriesColumns } from '../statement.ts'

/** Room that is kept for data to come, at the least. */
const spareData = 64

/** The data of one series from a time on, in memory, by time. */
export class RecentSeries {
  #fromMs: number
  #timesMs: Float64Array<ArrayBuffer>
  #values: Float64Array<ArrayBuffer>
  #length: number

  /**
   * @param fromMs everything is here that is stored of the series from this time on, Unix milliseconds.
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

  /** Bytes that it takes. */
  get byteLength(): number {
    return this.#timesMs.byteLength + this.#values.byteLength
  }

  /** How many data it has. */
  get length(): number {
    return this.#length
  }

  /** Whether the next datum makes it larger. */
  get isFull(): boolean {
    return this.#length === this.#timesMs.length
  }

  /** Whether it has all data from a time on. */
  covers(fromMs: number): boolean {
    return fromMs >= this.#fromMs
  }

  /** The data in `[fromMs, toMs)`. They are a view: right until the next change. */
  slice(fromMs: number, toMs: number): SeriesColumns {
    const [start, end] = [this.#find(fromMs), this.#find(toMs)]
    return {
      timesMs: this.#timesMs.subarray(start, Math.max(start, end)),
      values: this.#values.subarray(start, Math.max(start, end)),
    }
  }

  /**
   * Takes in a datum that was stored; one of the same time is replaced.
   * @returns whether it came late, so that others had to be moved.
   */
  insert(timeMs: number, value: number): boolean {
    if (timeMs < this.#fromMs) return false
    const last = this.#length - 1
    const at = last < 0 || timeMs > (this.#timesMs[last] ?? 0) ? this.#length : this.#find(timeMs)
    if (at < this.#length && this.#timesMs[at] === timeMs) {
      this.#values[at] = value
      return false
    }
    if (this.#length === this.#timesMs.length) this.#grow()
    const isLate = at < this.#length
    if (isLate) {
      this.#timesMs.copyWithin(at + 1, at, this.#length)
      this.#values.copyWithin(at + 1, at, this.#length)
    }
    this.#timesMs[at] = timeMs
    this.#values[at] = value
    this.#length += 1
    return isLate
  }

  /** Gives up what is older than a time. */
  trim(fromMs: number): void {
    if (fromMs <= this.#fromMs) return
    const start = this.#find(fromMs)
    this.#timesMs.copyWithin(0, start, this.#length)
    this.#values.copyWithin(0, start, this.#length)
    this.#length -= start
    this.#fromMs = fromMs
  }

  /** Where the first datum at or behind a time stands. */
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
