import type { Readable } from 'node:stream'
import type { Holder } from '../../../holder.ts'

/** Values that a driver binds into a statement. Authors of statements never put a value into the text. */
export type StatementParameters = Readonly<
  Record<string, string | number | readonly string[] | readonly number[]>
>

/** The result formats in use; none has a header, so that pages can be joined. */
export type ResultFormat = 'JSONCompactEachRow' | 'JSONEachRow' | 'CustomSeparated' | 'RowBinary'

/** The formats of whole files. They have a schema or a footer, so that pages of them cannot be joined. */
export type FileFormat = 'Parquet' | 'Arrow' | 'ArrowStream'

/** The reader for whom the engine reads; without one it is the server itself. */
export interface Reader {
  readonly holder: Holder
  /** True for a statement that may take long. Such statements leave a place to the others. */
  readonly isLarge: boolean
  /**
   * Aborted when nobody wants the result any more: a waiting statement leaves the queue, and a running one is
   * stopped.
   */
  readonly signal: AbortSignal
  /** True when a statement of the same work was run before: the work is not broken off because many wait. */
  readonly isUnderWay: boolean
}

/** A query whose whole result is wanted as one file. */
export interface FileQuery {
  /** A `SELECT` with its `SETTINGS`, without a `FORMAT`. */
  readonly statement: string
  readonly parameters: StatementParameters
  readonly format: FileFormat
  /** The largest size of the file, in bytes; a driver that needs disk space asks for this much. */
  readonly maxBytes: number
  readonly reader?: Reader | undefined
}

/** Rows for a table. */
export interface BinaryRows {
  readonly table: string
  /** The type of each column, in the order of a row. */
  readonly columns: Readonly<Record<string, string>>
  /** The rows in the engine's format `RowBinary`, cut anywhere; at most {@link maxInsertedRows} of them. */
  readonly pieces: readonly Uint8Array[]
}

/**
 * The number of rows that the engine certainly stores as one part, which is there as a whole or not at all.
 */
export const maxInsertedRows = 1_000_000

/** A range of bytes of a file, both borders included, counted from 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** A result as one file. Its owner closes it, which frees everything. */
export interface ResultFile {
  /**
   * The length of the file; `undefined` where the engine is still writing it: then it is read once, from its
   * beginning.
   */
  readonly byteLength: number | undefined
  /**
   * Streams the bytes, in bounded memory. An engine error after the first byte is an error of the stream.
   * Several streams of a file with a known length may be open at once; none of them closes it.
   * @param range of such a file; all bytes by default.
   */
  openStream(range?: ByteRange): Readable
  /** Closes the file; called again it does nothing. Destroy open streams before. */
  close(): Promise<void>
}

/** The error of a result that is larger than the files of a driver; nothing was done. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError'
  /** The largest possible `maxBytes`. */
  readonly limitBytes: number

  constructor(limitBytes: number) {
    super(`a file may take at most ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

/** The error when there is no disk space for a file at present; nothing was done. */
export class NoDiskSpaceError extends Error {
  override readonly name = 'NoDiskSpaceError'
}

/**
 * The error of a store that has more work than it can take, or of a statement that took more memory or time
 * than it may; nothing was done.
 */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}

/**
 * The error when the wanted data cannot be read, or nothing can be read or stored, since files of the store
 * are damaged.
 */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError'
}

/**
 * The errors of the engine for a query that finds files missing, cut or changed; the codes are ClickHouse's
 * own. An insert may meet some of them for other reasons.
 */
export const damageCodes: ReadonlySet<number> = new Set([
  32, // ATTEMPT_TO_READ_AFTER_EOF
  33, // CANNOT_READ_ALL_DATA
  39, // TOO_LARGE_SIZE_COMPRESSED
  40, // CHECKSUM_DOESNT_MATCH
  74, // CANNOT_READ_FROM_FILE_DESCRIPTOR
  87, // CANNOT_SEEK_THROUGH_FILE
  89, // UNKNOWN_COMPRESSION_METHOD
  91, // SIZES_OF_MARKS_FILES_ARE_INCONSISTENT
  107, // FILE_DOESNT_EXIST
  117, // INCORRECT_DATA
  226, // NO_FILE_IN_DATA_PART
  227, // UNEXPECTED_FILE_IN_DATA_PART
  228, // BAD_SIZE_OF_FILE_IN_DATA_PART
  246, // CORRUPTED_DATA
  271, // CANNOT_DECOMPRESS
  361, // SEEK_POSITION_OUT_OF_BOUND
  432, // UNKNOWN_CODEC
  740, // POTENTIALLY_BROKEN_DATA_PART
])

/**
 * The error when the server of the store gives no answer, or not a whole one; it is unknown whether it did
 * anything.
 */
export class StoreUnreachableError extends Error {
  override readonly name = 'StoreUnreachableError'
}

/**
 * The time for which an insert that failed with StoreUnreachableError can still be stored: a server works on
 * none longer.
 */
export const lateInsertMs = 60_000

/**
 * The way of statements to a ClickHouse engine. Two engines speak the same dialect, so a driver is transport
 * only: embedded sessions, or HTTP to a server.
 *
 * Every setting of a statement stands in its own `SETTINGS` clause, since drivers differ in what else they
 * carry from one statement to the next.
 */
export interface TimeSeriesDriver {
  /**
   * True when files are written whole before they are handed out, so that their length is known and any part
   * can be read.
   */
  readonly hasWholeFiles: boolean
  /** Runs a statement that returns nothing; one after the other, and never while rows are inserted. */
  execute(statement: string, parameters?: StatementParameters): Promise<void>
  /**
   * Runs a query and returns its whole result; callers bound the number of rows. Readers have their turns one
   * after the other, and a large one never has all places.
   * @throws PlacesTakenError when too many queries wait; StoreBusyError; the reason of the reader's signal;
   *   StoreUnreachableError, like everything here, from a driver whose engine is elsewhere.
   */
  query(
    statement: string,
    parameters: StatementParameters,
    format: ResultFormat,
    reader?: Reader,
  ): Promise<Uint8Array>
  /**
   * Runs a query and returns its result as one file, its rows in the order of the query. It takes nothing
   * from ingest and from `query`; few run at once, some wait.
   * @throws PlacesTakenError when too many wait; StoreBusyError; FileTooLargeError or NoDiskSpaceError from a
   *   driver that keeps the file on disk; the reason of the reader's signal when it is aborted before there
   *   is a result.
   */
  queryFile(query: FileQuery): Promise<ResultFile>
  /**
   * Inserts rows; they are durable when the promise resolves, and none is stored when it rejects, unless with
   * StoreUnreachableError.
   * @throws StorageFullError, like everything that writes, when the disk is full.
   */
  insertRows(rows: BinaryRows): Promise<void>
  /** Waits for running statements, then releases the engine. */
  close(): Promise<void>
}
