import { type ImportReport, type ProblemCode, problems } from '@openlightfi/contract'

/** What an error adds to the catalogue's text. */
export interface ProblemExtras {
  /** Each place in the request that is wrong. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** With `readings_rejected`: the invalid readings. */
  readonly rejected?: readonly unknown[]
  /** With `import_rejected`: what is wrong with which record. */
  readonly report?: ImportReport
  /** HTTP headers that belong to this answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Goes to the log, never to the answer. */
  readonly cause?: unknown
}

/** The caller's mistake, or our own inability, in the words of the error catalogue. Anything else thrown is our bug. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  /** @param detail what was wrong this time, where, and what would be right; shown to the caller. */
  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail, { cause: extras.cause })
    this.code = code
    this.extras = extras
  }

  /** The HTTP status of the code. */
  get status(): number {
    return problems[this.code].status
  }
}
