import { maxRecordsPerImport, type RecordFormat } from '@openlightfi/contract'
import { decodeText, TextEncodingError } from '@openlightfi/process'
import type { Static, TObject } from 'typebox'
import { takeTurn } from '../../event-loop-turns.ts'
import { parseJsonBody } from '../../http/parse-json-body.ts'
import { createBodyReader, refuseBody } from '../../http/read-body.ts'
import type { ProblemError } from '../../problem-error.ts'
import { readCsvRecords } from './read-csv-records.ts'
import { type RecordRow, toRecordFault } from './record-row.ts'
import type { RecordTable } from './record-tables.ts'

/** The number of records that are checked in one turn: some milliseconds. */
const recordsPerTurn = 200

/** The body of an import as it came. */
export class RecordBody {
  readonly format: RecordFormat
  readonly #bytes: Uint8Array

  constructor(format: RecordFormat, bytes: Uint8Array) {
    this.format = format
    this.#bytes = bytes
  }

  /**
   * Reads the records, each checked alone.
   * @throws ProblemError `malformed_json` or `invalid_body` for faults of the body as a whole.
   */
  async read<Schema extends TObject>(table: RecordTable<Schema>): Promise<RecordRow<Static<Schema>>[]> {
    const text = this.#decode()
    const entries: readonly RecordEntry[] =
      this.format === 'csv'
        ? readCsvRecords(table, text, maxRecordsPerImport)
        : (await readList(table, text)).map((record, index) => ({ index, record }))
    const readRecord = createBodyReader(table.schema)
    const rows: RecordRow<Static<Schema>>[] = []
    for (const entry of entries) {
      if (rows.length > 0 && rows.length % recordsPerTurn === 0) await takeTurn()
      rows.push(checkEntry(table, entry, readRecord))
    }
    return rows
  }

  /** Decodes the text. A byte order mark, which spreadsheets write, is left out. */
  #decode(): string {
    try {
      return decodeText(this.#bytes)
    } catch (error) {
      if (error instanceof TextEncodingError) throw refuseWhole('', error.message)
      throw error
    }
  }
}

/** A record as it was found, before it is checked. */
type RecordEntry = { readonly index: number; readonly line?: number } & (
  | { readonly record: unknown }
  | { readonly fault: string; readonly pointer: string }
)

function checkEntry<Schema extends TObject>(
  table: RecordTable<Schema>,
  entry: RecordEntry,
  readRecord: (record: unknown) => Static<Schema>,
): RecordRow<Static<Schema>> {
  const { index, line } = entry
  const place = { index, ...(line !== undefined && { line }) }
  if ('fault' in entry) {
    const errors = [{ pointer: entry.pointer, detail: entry.fault }]
    return { ...place, id: null, content: { fault: { code: 'malformed_row', errors } } }
  }
  const id = findId(table, entry.record)
  try {
    return { ...place, id, content: { record: readRecord(entry.record) } }
  } catch (error) {
    return { ...place, id, content: { fault: toRecordFault(error) } }
  }
}

/** Finds the id of a record. Long ids are no ids; they are shown shortened. */
function findId(table: RecordTable, record: unknown): string | null {
  if (typeof record !== 'object' || record === null) return null
  const id: unknown = Reflect.get(record, table.id)
  return typeof id === 'string' && id !== '' ? id.slice(0, 80) : null
}

async function readList(table: RecordTable, text: string): Promise<readonly unknown[]> {
  const body = await parseJsonBody(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refuseWhole('', `must be an object with the member "${table.list}"`)
  const unknown = Object.keys(body).find((member) => member !== table.list)
  if (unknown !== undefined)
    throw refuseWhole(`/${unknown.slice(0, 80)}`, `is not known; the body has one member, "${table.list}"`)
  const list: unknown = Reflect.get(body, table.list)
  if (!Array.isArray(list)) throw refuseWhole(`/${table.list}`, 'must be a list')
  if (list.length <= maxRecordsPerImport) return list
  throw refuseWhole(
    `/${table.list}`,
    `must have at most ${maxRecordsPerImport} records; it has ${list.length}`,
  )
}

/**
 * Builds the problem of a body that cannot be read as a list of records. @param pointer empty for the body
 * itself.
 */
function refuseWhole(pointer: string, detail: string): ProblemError {
  return refuseBody([{ pointer, detail }])
}
