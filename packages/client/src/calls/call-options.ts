import type { RetryPolicy } from '../retry-policy.ts'

/** Settings of a single call. */
export interface CallOptions {
  /** Time limit of this call with all its tries, milliseconds, 1..86,400,000. */
  readonly timeoutMs?: number
  /** Time limit of one try, milliseconds, 1..86,400,000. */
  readonly attemptTimeoutMs?: number
  /** Aborting it ends this call with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * When to try again; false: never. Calls that are not repeatable are never sent twice, whatever this says.
   */
  readonly retry?: Partial<RetryPolicy> | false
}

/** How to make one call that changes something which has a version. */
export interface VersionedCallOptions extends CallOptions {
  /**
   * The `version` of the answer that the change rests on: where it was changed meanwhile, the call rejects
   * with `changed_meanwhile` (412). Absent: change it whatever it is.
   */
  readonly ifVersion?: string
}

/** How to make one call that changes something which may not be there as yet. */
export interface CreatingCallOptions extends Omit<VersionedCallOptions, 'ifVersion'> {
  /** As of {@link VersionedCallOptions}; null: only where there is none as yet. */
  readonly ifVersion?: string | null
}
