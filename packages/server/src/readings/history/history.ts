import type {
  BucketLength,
  HistoryFileFormat,
  HistoryTextFormat,
  TimeFormat,
  VarName,
} from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import type { ExpiryBorders } from '../../retention/index.ts'
import type { FileFormat } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { TimeRange } from '../../storage/time-series/reading.ts'
import { writeRowFile } from '../../storage/time-series/statements/row-files.ts'
import type { RowLayout } from '../../storage/time-series/statements/row-layout.ts'
import type { TimeSeries } from '../../storage/time-series/time-series.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import type { OnlineStatusHistory } from '../latest/online-status-history.ts'
import { chooseFrame, type Frame, frameRows } from './frame-rows.ts'
import type { HistoryPlaces, HistoryReader, HistorySize } from './history-places.ts'
import type { OpenedFile } from './kept-file.ts'
import type { KeptFiles, WantedFile } from './kept-files.ts'
import { type RangeQuery, readRange } from './read-range.ts'
import { isLargeRead, isLargeReadOf, smallReadRows } from './read-size.ts'
import { type ReadVariable, readVariables, type VariableSources } from './read-variables.ts'
import { refuseFile } from './refuse-file.ts'
import { bucketCsvHeader, writeBuckets } from './write-buckets.ts'
import { intervalCsvHeader, writeIntervals } from './write-intervals.ts'

const fileFormats: Readonly<Record<HistoryFileFormat, FileFormat>> = {
  parquet: 'Parquet',
  arrow: 'Arrow',
  arrow_stream: 'ArrowStream',
}

/** A request for data as it stands in the query string. */
export interface HistoryQuery extends RangeQuery {
  readonly time_format?: TimeFormat
  /** True when statuses derived from silence are among the reports; they are unless this is `false`. */
  readonly derived?: boolean
}

/** One variable of one sensor. */
export interface SensorVariable {
  readonly sensorId: string
  readonly varName: VarName
}

/**
 * A choice of variables that are looked up at the reader's turn, so that a waiting reader holds no list of
 * them.
 */
export interface VariableChoice {
  /** Walks through the variables, each once, in any order, to count them. */
  walk(): Iterable<unknown>
  /** Lists all of them, in the order of the answer. */
  list(): readonly SensorVariable[]
}

/** The parts from which histories are read. */
export interface HistoryParts {
  readonly store: TimeSeries
  readonly series: SeriesDirectory
  readonly statuses: OnlineStatusHistory
  readonly clock: Clock
  readonly borders: ExpiryBorders
  /** The bounds of readers; without them nothing is bounded. */
  readonly places?: HistoryPlaces
  /** The open files of columns; without it there are none. */
  readonly files?: KeptFiles
}

/** A history as a file of columns. */
export interface HistoryFile {
  readonly format: HistoryFileFormat
  /**
   * True when every row has `sensor_id` and `var_name`, as for several variables; else there is one variable.
   */
  readonly named: boolean
  /** The name that tells the files of one reader apart, such as the URL of the request. */
  readonly name: string
}

/** Buckets by the wall clock of a time zone. */
export interface BucketRules {
  readonly length: BucketLength
  readonly timeZone: string
}

/** A history as a sheet: several variables, or one, of which it may be the buckets or intervals. */
export interface SheetRequest {
  readonly variables: SensorVariable | VariableChoice
  readonly buckets?: BucketRules | undefined
  readonly timeoutS?: number | undefined
}

/** Rows that can be read, more than once. */
export interface PreparedRows {
  readonly range: TimeRange
  readonly open: () => AsyncGenerator<Uint8Array, void, undefined>
}

/**
 * The way in which a file is read: `whole`, at once; or in pieces, of which it is the first, or one of the
 * others.
 */
export type FileReading = 'whole' | 'beginning' | 'going on'

/** Answers histories: as text, piece by piece, and as files of columns. */
export class History {
  readonly #parts: HistoryParts
  readonly #reader: HistoryReader | undefined

  /** @param reader reads the histories; without one it is the server itself. */
  constructor(parts: HistoryParts, reader?: HistoryReader) {
    this.#parts = parts
    this.#reader = reader
  }

  /** Creates the same for one request of a reader. */
  readFor(reader: HistoryReader): History {
    return new History(this.#parts, reader)
  }

  /** @throws ProblemError `invalid_parameter` for a range that makes no sense. */
  checkRange(query: HistoryQuery): void {
    readRange(query, this.#parts.clock())
  }

  /**
   * Opens the chunks of a history in a format: a `SensorHistory` document, lines of it, or CSV. The first
   * page is read before this resolves, so that an error can still become an error answer.
   * @throws ProblemError `invalid_parameter` for a range that makes no sense; `overloaded` when the store is
   *   busy.
   */
  open(
    variable: SensorVariable,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const { sensorId, varName } = variable
    const names = `"sensor_id":${JSON.stringify(sensorId)},"var_name":${JSON.stringify(varName)}`
    const frame = chooseFrame(format, `{${names},"data":[`, 'time,value')
    return openFramed(frame, this.#prepare(chooseOne(variable), query, { encoding: format, named: false }))
  }

  /**
   * Opens the same in buckets by the wall clock of a time zone. Each bucket with data has its start, the
   * extremes, the mean, the number of data and the newest. Errors as of {@link open}.
   */
  openBuckets(
    variable: SensorVariable,
    buckets: BucketRules,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const { sensorId, varName } = variable
    const { length, timeZone } = buckets
    const facts = { sensor_id: sensorId, var_name: varName, bucket: length, time_zone: timeZone }
    const frame = chooseFrame(format, `${JSON.stringify(facts).slice(0, -1)},"data":[`, bucketCsvHeader)
    return openFramed(frame, this.#prepareBuckets(variable, buckets, query, format))
  }

  /**
   * Opens the events of a variable as intervals: stretches of events less than a time-out apart. Those that
   * overlap the range are given whole. Errors as of {@link open}.
   * @param timeoutS seconds, from 10 to 86,400.
   */
  openIntervals(
    variable: SensorVariable,
    timeoutS: number,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const facts = { sensor_id: variable.sensorId, var_name: variable.varName, timeout_s: timeoutS }
    const frame = chooseFrame(format, `${JSON.stringify(facts).slice(0, -1)},"data":[`, intervalCsvHeader)
    return openFramed(frame, this.#prepareIntervals(variable, timeoutS, query, format))
  }

  /**
   * Opens the chunks of a `ReadingList` document, of lines of it or of CSV: variable after variable in the
   * given order. Errors as of {@link open}, and those of the choice.
   */
  openMany(
    variables: VariableChoice,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const frame = chooseFrame(format, '{"data":[', 'sensor_id,var_name,time,value')
    return openFramed(frame, this.#prepare(variables, query, { encoding: format, named: true }))
  }

  /**
   * Prepares the rows of a sheet: CSV without a header, times as Unix seconds, at the reader's turn. Errors
   * as of {@link open}, and those of the choice.
   */
  prepareSheet(sheet: SheetRequest, query: HistoryQuery): Promise<PreparedRows> {
    const { variables, buckets, timeoutS } = sheet
    if ('list' in variables) return this.#prepare(variables, query, { encoding: 'csv', named: true })
    if (buckets) return this.#prepareBuckets(variables, buckets, query, 'csv')
    if (timeoutS !== undefined) return this.#prepareIntervals(variables, timeoutS, query, 'csv')
    return this.#prepare(chooseOne(variables), query, { encoding: 'csv', named: false })
  }

  /** True when a file of columns can be read in pieces. */
  get hasWholeFiles(): boolean {
    return this.#parts.store.hasWholeFiles
  }

  /**
   * Opens a history as a file of columns, its rows in the order of the text formats; reports alone, nothing
   * derived. A file that is read whole is always new; for one that is read in pieces see {@link KeptFiles}.
   * @throws ProblemError `invalid_parameter` also for a range with more data than a file may hold;
   *   `overloaded` also when the disk has no room for it.
   */
  async openFile(
    variables: SensorVariable | VariableChoice,
    query: HistoryQuery,
    file: HistoryFile,
    reading: FileReading,
  ): Promise<OpenedFile> {
    const [files, reader, wanted] = this.#prepareFile(variables, query, file)
    if (reading === 'whole') return refuseFile(files.openNew(reader, wanted))
    return refuseFile(files.open(reader, wanted, reading === 'beginning'))
  }

  /** Finds the tag of the file that would be opened, if it was written already and is kept. */
  findFileTag(
    variables: SensorVariable | VariableChoice,
    query: HistoryQuery,
    file: HistoryFile,
    reading: Exclude<FileReading, 'whole'>,
  ): string | undefined {
    const [files, reader, wanted] = this.#prepareFile(variables, query, file)
    return files.find(reader, wanted, reading === 'beginning')?.tag
  }

  /** Resolves at the reader's turn to be sent a part of a file. */
  async takeTurn(): Promise<void> {
    if (this.#reader) await this.#parts.places?.take(this.#reader, 'small')
  }

  /** Drops the files that are kept. */
  close(): void {
    this.#parts.files?.close()
  }

  #prepareFile(
    variables: SensorVariable | VariableChoice,
    query: HistoryQuery,
    { format, named, name }: HistoryFile,
  ): [KeptFiles, HistoryReader, WantedFile] {
    const { store, files } = this.#parts
    const reader = this.#reader
    if (!files || !reader) throw new Error('files are written for readers alone')
    const choice = 'list' in variables ? variables : chooseOne(variables)
    const listSeries = () =>
      choice.list().flatMap(({ sensorId, varName }) => {
        const seriesId = this.#parts.series.find(sensorId, varName)
        if (seriesId === undefined) return []
        return [{ seriesId, sensorId, varName, shownFromMs: this.#parts.borders.expiredMs(seriesId) }]
      })
    const listContents = () => new Set(listSeries().map(({ seriesId }) => seriesId))
    const write = () => {
      const range = readRange(query, this.#parts.clock())
      const series = listSeries()
      const layout = { format: fileFormats[format], named }
      return store.readFor({ ...reader, isLarge: true }).run(writeRowFile(series, range, layout))
    }
    return [files, reader, { name, listContents, write }]
  }

  /**
   * Lists the variables that a sensor ever reported, and the `onlineStatus` that follows from them, by name.
   */
  variablesOf(sensorId: string): VarName[] {
    const reported = this.#parts.series.variablesOf(sensorId)
    if (reported.length === 0 || reported.includes('onlineStatus')) return reported
    return this.#parts.statuses.has(sensorId) ? [...reported, 'onlineStatus' as const].sort() : reported
  }

  async #prepareBuckets(
    { sensorId, varName }: SensorVariable,
    { length, timeZone }: BucketRules,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<PreparedRows> {
    const range = readRange(query, this.#parts.clock())
    const seriesId = this.#parts.series.find(sensorId, varName)
    if (seriesId === undefined) return { range, open: noRows }
    const timeFormat = query.time_format ?? 'unix'
    const expiredMs = this.#parts.borders.expiredMs(seriesId)
    const request = { seriesId, expiredMs, timeZone, length, range, format, timeFormat }
    const { store } = await this.#begin(isLargeRead({ ...range, limit: undefined }, 1) ? 'large' : 'small')
    return { range, open: () => writeBuckets(store, request) }
  }

  async #prepareIntervals(
    { sensorId, varName }: SensorVariable,
    timeoutS: number,
    query: HistoryQuery,
    format: HistoryTextFormat,
  ): Promise<PreparedRows> {
    const range = readRange(query, this.#parts.clock())
    const seriesId = this.#parts.series.find(sensorId, varName)
    if (seriesId === undefined) return { range, open: noRows }
    const timeoutMs = Math.round(timeoutS * 1000)
    const timeFormat = query.time_format ?? 'unix'
    const { store } = await this.#begin(isLargeRead({ ...range, limit: undefined }, 1) ? 'large' : 'small')
    const shownFromMs = this.#parts.borders.expiredMs(seriesId)
    const wanted = { seriesId, timeoutMs, range, shownFromMs, format, timeFormat }
    return { range, open: () => writeIntervals(store, wanted) }
  }

  async #prepare(
    choice: VariableChoice,
    query: HistoryQuery,
    layout: Omit<RowLayout, 'timeNotation'>,
  ): Promise<PreparedRows> {
    const range = readRange(query, this.#parts.clock())
    const isLarge = isLargeReadOf(range, choice.walk())
    const sources = await this.#begin(isLarge ? 'large' : 'small')
    const named = choice.list().map(({ sensorId, varName }): ReadVariable => {
      const seriesId = this.#parts.series.find(sensorId, varName)
      const shownFromMs = seriesId === undefined ? 0 : this.#parts.borders.expiredMs(seriesId)
      return { seriesId, sensorId, varName, shownFromMs }
    })
    const wanted = {
      variables: named,
      range: { ...range, ...(!isLarge && { pageRows: smallReadRows }) },
      withDerived: query.derived ?? true,
    }
    const timeNotation = query.time_format ?? 'unix'
    return { range, open: () => readVariables(sources, wanted, { ...layout, timeNotation }) }
  }

  /** Opens the sources of one answer, once it is the reader's turn. */
  async #begin(size: HistorySize): Promise<VariableSources> {
    const { store, statuses, places } = this.#parts
    if (!this.#reader) return { store, statuses }
    await places?.take(this.#reader, size)
    const ofReader = store.readFor({ ...this.#reader, isLarge: size !== 'small' })
    return { store: ofReader, statuses: statuses.readFrom(ofReader) }
  }
}

async function openFramed(frame: Frame, prepared: Promise<PreparedRows>): Promise<AsyncIterable<Uint8Array>> {
  return frameRows(frame, (await prepared).open())
}

function chooseOne(variable: SensorVariable): VariableChoice {
  return { walk: () => [variable], list: () => [variable] }
}

async function* noRows(): AsyncGenerator<Uint8Array, void, undefined> {}
