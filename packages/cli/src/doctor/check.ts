import type { ExitCode } from '../exit-code.ts'

/** What `lightfi doctor` found about one thing. */
export interface Finding {
  /** What was looked at, e.g. `tls`. */
  readonly check: string
  /** `skip`: could not be looked at, since something before it failed. */
  readonly status: 'ok' | 'warn' | 'fail' | 'skip'
  /** What was found. */
  readonly detail: string
  /** What to do about it; absent when nothing is to be done. */
  readonly advice?: string
  /** What the process ends with when this is the first that failed. */
  readonly exitCode?: ExitCode
}

/** The text of anything that was thrown. */
export function formatCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map((each) => formatCause(each)).join('; ')
  return error.message
}
