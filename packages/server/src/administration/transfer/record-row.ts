import type { ProblemCode } from '@openlightfi/contract'
import { ProblemError } from '../../problem-error.ts'
import { translateEstateError } from '../estate-errors.ts'

/**
 * The reason why a record cannot be imported; pointers are into the record, such as `/position/longitude`.
 */
export interface RecordFault {
  readonly code: ProblemCode
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
}

/** A record of an import as it was read: with its place, and with the id where that could be read. */
export interface RecordRow<Row> {
  /** The position in the list or of the row, from 0. */
  readonly index: number
  /** The number of the line at which the row of CSV begins, from 1. */
  readonly line?: number
  readonly id: string | null
  readonly content: { readonly record: Row } | { readonly fault: RecordFault }
}

/** The old and the new place of something that moves: ids of locations. */
export interface Move {
  readonly from: string | null
  readonly to: string | null
}

/** Finds the move, if it is one. */
export function findMove(from: string | null, to: string | null): Move | undefined {
  return from === to ? undefined : { from, to }
}

/** The outcome for a record. */
export type RecordOutcome =
  | { readonly action: 'create' | 'keep' }
  | { readonly action: 'change'; readonly changed: readonly string[]; readonly moved?: Move | undefined }
  | { readonly action: 'reject'; readonly fault: RecordFault }

/** Works out the outcome for a record; a fault is an outcome too. */
export function tryRecord(act: () => RecordOutcome): RecordOutcome {
  try {
    return act()
  } catch (error) {
    return { action: 'reject', fault: toRecordFault(error) }
  }
}

/**
 * Turns an error into the fault of a record. @throws the error itself where it is no mistake of the caller.
 */
export function toRecordFault(thrown: unknown): RecordFault {
  const error = translateEstateError(thrown)
  if (!(error instanceof ProblemError)) throw error
  const { errors = [] } = error.extras
  if (errors.length === 0) return { code: error.code, errors: [{ pointer: '', detail: error.message }] }
  return { code: error.code, errors: errors.slice(0, maxErrors).map(shorten) }
}

/**
 * The most places that are named of one record; a record full of mistakes must not make a report without end.
 */
const maxErrors = 10

function shorten({ pointer, detail }: { readonly pointer: string; readonly detail: string }) {
  return { pointer: pointer.slice(0, 200), detail: detail.slice(0, 1000) }
}

/** Rejects a record at one place of it. */
export function rejectRecord(pointer: string, detail: string): RecordOutcome {
  return { action: 'reject', fault: { code: 'invalid_body', errors: [{ pointer, detail }] } }
}

/**
 * Separates the first row of each id among those that could be read, and rejects the others: the same id
 * twice leaves open which of them counts.
 */
export function separateRepeated<Row>(rows: readonly RecordRow<Row>[], member: string) {
  const first = new Map<string, RecordRow<Row> & { readonly record: Row }>()
  const outcomes = new Map<number, RecordOutcome>()
  for (const row of rows) {
    const { index, id, content } = row
    const earlier = id === null ? undefined : first.get(id)
    if ('fault' in content) outcomes.set(index, { action: 'reject', fault: content.fault })
    else if (earlier) {
      const where = earlier.line === undefined ? `at index ${earlier.index}` : `in line ${earlier.line}`
      outcomes.set(index, rejectRecord(`/${member}`, `is there twice: ${where} already`))
    } else if (id !== null) first.set(id, { ...row, record: content.record })
  }
  return { first, outcomes }
}
