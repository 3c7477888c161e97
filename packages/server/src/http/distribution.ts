import { Histogram } from 'prom-client'

/** Counts values by upper bounds, for where values are so many that each may cost next to nothing. */
export class Distribution {
  /** Rising. */
  readonly bounds: readonly number[]
  readonly #counts: Float64Array
  #sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.#counts = new Float64Array(bounds.length + 1)
  }

  /** Adds a value. */
  add(value: number): void {
    let at = 0
    while (at < this.bounds.length && value > (this.bounds[at] ?? 0)) at += 1
    this.#counts[at] = (this.#counts[at] ?? 0) + 1
    this.#sum += value
  }

  /** The sum of all values. */
  get sum(): number {
    return this.#sum
  }

  /** The number of values up to each bound, and of all values last. */
  get cumulated(): readonly number[] {
    let count = 0
    return Array.from(this.#counts, (inBucket) => {
      count += inBucket
      return count
    })
  }
}

/** Shows a distribution as a histogram without labels. */
export class DistributionMetric extends Histogram {
  readonly #facts: { readonly name: string; readonly help: string }
  readonly #distribution: Distribution

  constructor(name: string, help: string, distribution: Distribution) {
    super({ name, help, buckets: [...distribution.bounds], registers: [] })
    this.#facts = { name, help }
    this.#distribution = distribution
  }

  /** The figures, as the library asks for them: `get` is made of this one. */
  async getForPromString() {
    const { name, help } = this.#facts
    const { bounds, cumulated, sum } = this.#distribution
    const buckets = [...bounds, '+Inf'].map((le, at) => ({
      metricName: `${name}_bucket`,
      labels: { le },
      sharedLabels: {},
      value: cumulated[at] ?? 0,
    }))
    const values = [
      ...buckets,
      { metricName: `${name}_sum`, labels: {}, sharedLabels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, sharedLabels: {}, value: cumulated.at(-1) ?? 0 },
    ]
    return { name, help, type: 'histogram', values, aggregator: 'sum' }
  }
}
