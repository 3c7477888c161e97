import type { SequenceRepository } from '../../storage/relational/sequence-repository.ts'

const sequenceName = 'readings'

/**
 * Hands out the sequence numbers of group commits. They come from the relational store in blocks, so that
 * most commits cost no extra write; numbers of a block that a crash leaves unused are skipped.
 *
 * Blocks are right only while one process owns the store, which the lock of the data directory guarantees.
 */
export class SequenceSource {
  readonly #repository: SequenceRepository
  readonly #blockSize: number
  #next: number
  #end: number

  private constructor(repository: SequenceRepository, blockSize: number, first: number) {
    this.#repository = repository
    this.#blockSize = blockSize
    this.#next = first
    this.#end = first + blockSize
  }

  /** Takes the first block, so that every number used by earlier processes is lower than `nextSequence`. */
  static async open(repository: SequenceRepository, blockSize = 256): Promise<SequenceSource> {
    return new SequenceSource(repository, blockSize, await repository.take(sequenceName, blockSize))
  }

  /** The number that will be handed out next, or a lower one. */
  get nextSequence(): number {
    return this.#next
  }

  /** Returns the next number: higher than any handed out before, over restarts too. One caller at a time. */
  async next(): Promise<number> {
    if (this.#next === this.#end) {
      this.#next = await this.#repository.take(sequenceName, this.#blockSize)
      this.#end = this.#next + this.#blockSize
    }
    const sequence = this.#next
    this.#next += 1
    return sequence
  }
}
