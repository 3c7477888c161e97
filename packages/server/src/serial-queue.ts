/** Runs works one after the other, in the order in which they were asked for. */
export class SerialQueue {
  /** Settles when the last work that was asked for is done. */
  #last: Promise<unknown> = Promise.resolve()

  /**
   * Runs a work after all that were asked for before, whether those succeeded or not.
   * @returns the result of the work; rejects with its error.
   */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work)
    // The caller learns of the failure; the next work only waits for the end.
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
