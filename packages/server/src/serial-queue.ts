/** Does one thing after the other, in the order in which they were asked for. */
export class SerialQueue {
  /** Settles when the last one asked for is done. */
  #last: Promise<unknown> = Promise.resolve()

  /**
   * Does something after all that was asked for before, whether that succeeded or not.
   * @returns what it returns; rejects as it does.
   */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work)
    // Whoever asked learns of the failure; the next one only waits for the end.
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
