import type { Readiness as ReadinessAnswer } from '@openlightfi/contract'
import type { DatabaseState, ReadingsState } from '../integrity/index.ts'
import { ProblemError } from '../problem-error.ts'
import { version } from '../version.ts'
import type { ReadingsReach } from './readings-reach.ts'

/** The life of a server. */
export const serverPhases = ['starting', 'serving', 'stopping'] as const

/** A part of the life of a server. */
export type ServerPhase = (typeof serverPhases)[number]

/** The parts that are looked at. */
export interface ReadinessParts {
  readonly relational: { ask(): Promise<void> }
  readonly integrity: { readonly state: ReadingsState }
  readonly database: { readonly state: DatabaseState }
  readonly reach: ReadingsReach
  /** Asks the store of readings for next to nothing. */
  askReadings(): Promise<unknown>
}

const sentences: Readonly<Record<Exclude<ServerPhase, 'serving'>, string>> = {
  starting: 'The server is being started.',
  stopping: 'The server is being stopped.',
}

/** Tells whether requests should be sent to this process. */
export class Readiness {
  readonly #parts: ReadinessParts
  #phase: ServerPhase = 'starting'

  constructor(parts: ReadinessParts) {
    this.#parts = parts
  }

  /** The part of its life in which the server is. */
  get phase(): ServerPhase {
    return this.#phase
  }

  /** Notes that the server has come to another part of its life. */
  enter(phase: ServerPhase): void {
    this.#phase = phase
  }

  /** Looks at everything. @throws ProblemError `not_ready`. */
  async look(): Promise<ReadinessAnswer> {
    const { relational, integrity, database, reach, askReadings } = this.#parts
    if (this.#phase !== 'serving') throw refuse(sentences[this.#phase])
    try {
      await relational.ask()
    } catch (error) {
      throw refuse('The database of locations, users and clients cannot be asked.', error)
    }
    reach.askAgain(askReadings)
    const readings = reach.isReached ? integrity.state : 'unreachable'
    return { status: 'ready', version, readings, database: database.state }
  }
}

function refuse(detail: string, cause?: unknown): ProblemError {
  return new ProblemError('not_ready', detail, { headers: { 'retry-after': '2' }, cause })
}
