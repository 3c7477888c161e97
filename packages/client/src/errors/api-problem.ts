import type { components } from '../api-types.generated.ts'
import { type ProblemCode, problemCodes } from '../catalogue.generated.ts'
import { LightfiError } from './lightfi-error.ts'

/** The problem document on the wire (RFC 9457). */
export type Problem = components['schemas']['Problem']

/**
 * An error the API answered, as RFC 9457 problem details. Tell problems apart by `code`, by
 * {@link isProblem}, or with `instanceof` and {@link problemClasses}.
 *
 * @example
 * try {
 *   await client.readSensor('AQ2-FE753C0D7ADF')
 * } catch (error) {
 *   if (error instanceof problemClasses.not_found) console.log('no such sensor')
 *   else throw error
 * }
 */
export class ApiProblem<Code extends string = string> extends LightfiError {
  override readonly name: string = 'ApiProblem'
  /** Stable name for programs: one of {@link ProblemCode}, or one that a newer server added. */
  readonly code: Code
  /** The HTTP status, 400..599. */
  readonly status: number
  /** Short text, constant for a code. */
  readonly title: string
  /** The mistake: what is wrong, where, and what would be right. */
  readonly detail: string
  /** Finds the request in the server's log. */
  readonly requestId: string
  /** Each place of the request that is wrong; empty where the problem names none. */
  readonly errors: NonNullable<Problem['errors']>
  /** With `readings_rejected`: every invalid reading, by its index. */
  readonly rejected: NonNullable<Problem['rejected']>
  /** With `import_rejected`: what is wrong with which record. */
  readonly report: Problem['report']
  /** With `changed_meanwhile`: who changed it last, for those who may know. */
  readonly lastChange: Problem['last_change']
  /** With `not_possible`: locations and sensors that stand in the way, the first hundred. */
  readonly blockers: NonNullable<Problem['blockers']>
  /** Seconds to wait before trying again, from `Retry-After`; `undefined` when the server named none. */
  readonly retryAfterS: number | undefined

  constructor(problem: ProblemLike<Code>, retryAfterS?: number) {
    super(`${problem.title} (${problem.code}, HTTP ${problem.status}): ${problem.detail}`)
    this.code = problem.code
    this.status = problem.status
    this.title = problem.title
    this.detail = problem.detail
    this.requestId = problem.request_id
    this.errors = problem.errors ?? []
    this.rejected = problem.rejected ?? []
    this.report = problem.report
    this.lastChange = problem.last_change
    this.blockers = problem.blockers ?? []
    this.retryAfterS = retryAfterS
  }
}

/** A problem document whose code may be one that this release does not know. */
export type ProblemLike<Code extends string = string> = Omit<Problem, 'code'> & { code: Code }

/** The class of each problem: the keys are the codes of the contract's catalogue. */
export type ProblemClasses = {
  readonly [Code in ProblemCode]: new (
    problem: ProblemLike<Code>,
    retryAfterS?: number,
  ) => ApiProblem<Code>
}

/**
 * One subclass of {@link ApiProblem} per code of the error catalogue, so that `instanceof` can tell them
 * apart.
 */
export const problemClasses = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ problemCodes.map((code) => [code, class extends ApiProblem<typeof code> {}]),
  // FromEntries forgets which class belongs to which key; the keys are checked above.
) as unknown as ProblemClasses

/** Whether an error is the API problem `code`. */
export function isProblem<Code extends ProblemCode>(error: unknown, code: Code): error is ApiProblem<Code> {
  return error instanceof ApiProblem && error.code === code
}

/**
 * The error for a problem document: of its own class where the code is known, else a plain
 * {@link ApiProblem}.
 */
export function createApiProblem(problem: ProblemLike, retryAfterS?: number): ApiProblem {
  return isProblemCode(problem.code)
    ? new (problemClasses[problem.code] as typeof ApiProblem)(problem, retryAfterS)
    : new ApiProblem(problem, retryAfterS)
}

function isProblemCode(code: string): code is ProblemCode {
  return (problemCodes as readonly string[]).includes(code)
}
