import type { ExitCode } from '../exit-code.ts'

/** The result of one check of `lightfi doctor`. */
export interface Finding {
  /** The subject, e.g. `tls`. */
  readonly check: string
  /** `skip`: not checked, since something before it failed. */
  readonly status: 'ok' | 'warn' | 'fail' | 'skip'
  /** The finding, as a sentence. */
  readonly detail: string
  /** Advice; absent when nothing is to be done. */
  readonly advice?: string
  /** The exit code of the process when this is the first that failed. */
  readonly exitCode?: ExitCode
}

/** The text of anything that was thrown. */
export function formatCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map((each) => formatCause(each)).join('; ')
  return error.message
}
