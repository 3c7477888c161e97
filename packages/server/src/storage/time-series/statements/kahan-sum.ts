/** Sums values. The engine's `sumKahan` of the same values in the same order agrees to the last digit. */
export class KahanSum {
  #sum = 0
  #compensation = 0

  get value(): number {
    return this.#sum
  }

  /** Adds a value. */
  add(value: number): void {
    const compensated = value - this.#compensation
    const sum = this.#sum + compensated
    this.#compensation = sum - this.#sum - compensated
    this.#sum = sum
  }
}
