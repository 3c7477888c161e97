import { type ImportReport, type LastChange, type ProblemCode, problems } from '@openlightfi/contract'

/** A thing that stands in the way of a change, or a person. */
export interface Blocker {
  readonly kind: 'location' | 'sensor' | 'user'
  readonly id: string
  /** What people call it. */
  readonly name: string
}

/** The parts of an error besides the catalogue's text. */
export interface ProblemExtras {
  /** Each wrong place of the request. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** With `readings_rejected`: the invalid readings. */
  readonly rejected?: readonly unknown[]
  /** With `import_rejected`: the faults of the records. */
  readonly report?: ImportReport
  /** With `changed_meanwhile`: who changed it last. */
  readonly lastChange?: LastChange
  /** With `cursor_expired`: the place from which on all is there. */
  readonly nextCursor?: string
  /** With `not_possible`: what stands in the way. */
  readonly blockers?: readonly Blocker[]
  /** HTTP headers that belong to this answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Goes to the log, never to the answer. */
  readonly cause?: unknown
}

/**
 * A mistake of the caller, or an inability of the server, in the words of the error catalogue. Any other
 * thrown error is a bug of the server.
 */
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
