/**
 * The end of a commit. `unknown`: the store of readings is on another machine, and may still store it, for a
 * while. `undecided`: the disk failed, and the next start finds out.
 */
export type CommitEnd = 'stored' | 'refused' | 'unknown' | 'undecided'

/**
 * Numbers commits. A shard is a part of all series whose commits have one order; its numbers only rise, over
 * restarts too. Here one process has one shard; several processes would agree on the numbers and on the ends
 * elsewhere.
 */
export interface CommitOrder {
  /** Takes the next number of a shard; a commit with it is under way from now on. */
  begin(shard: number): Promise<number>
  /** Notes the end of a commit, once. */
  end(shard: number, sequence: number, end: CommitEnd): void
}

/** The only shard. */
export const onlyShard = 0
