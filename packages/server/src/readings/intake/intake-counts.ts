import type { ProblemCode } from '@openlightfi/contract'

/** The counts of posted readings that were not stored, since the start. Dry runs do not count. */
export class IntakeCounts {
  throttled = 0
  /** By reason. */
  readonly rejected = new Map<ProblemCode, number>()

  addRejected(code: ProblemCode): void {
    this.rejected.set(code, (this.rejected.get(code) ?? 0) + 1)
  }
}
