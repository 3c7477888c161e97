import type {
  AnswerFormat,
  CreateReadingsQuery,
  DailyQuery,
  EventQuery,
  HistoryQuery,
  HourlyQuery,
  LocationChildrenQuery,
  LocationDailyQuery,
  LocationHistoryQuery,
  LocationHistoryText,
  LocationHourlyQuery,
  LocationSummaryQuery,
  LocationTreeQuery,
  MetricsFormat,
  ReadingChangesQuery,
  ReadingLines,
  ReadingsQuery,
  Schemas,
  SensorQuery,
  StatsQuery,
} from '../api-queries.ts'
import type { CallOptions } from './call-options.ts'

/** What is read of locations and sensors, and readings that are posted. */
export interface ReadingCalls {
  /** Whether the service can serve. Sends no token. */
  readHealth(options?: CallOptions): Promise<Schemas['Health']>
  /** Whether the process answers; no store is asked. Sends no token. */
  readLiveness(options?: CallOptions): Promise<Schemas['Liveness']>
  /** Whether requests should be sent there. Sends no token. @throws the problem `not_ready`. */
  readReadiness(options?: CallOptions): Promise<Schemas['Readiness']>
  /** The topmost locations that the caller was granted. */
  readBaseLocations(options?: CallOptions): Promise<Schemas['LocationList']>
  /** The properties of one location. */
  readLocation(locationId: string, options?: CallOptions): Promise<Schemas['LocationOutput']>
  /**
   * A location, its children and its sensors with all their latest data: the direct ones, or the whole
   * subtree.
   */
  readLocationChildren(
    locationId: string,
    query?: LocationChildrenQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationChildren']>
  /** All locations that the caller may see, or one with everything below it, without sensors. */
  readLocationTree(query?: LocationTreeQuery, options?: CallOptions): Promise<Schemas['LocationTree']>
  /** How many sensors of a location, and of each child location, have which status and are in which band. */
  readLocationSummary(
    locationId: string,
    query?: LocationSummaryQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationSummary']>
  /** One sensor with the newest datum of each variable. */
  readSensor(sensorId: string, query?: SensorQuery, options?: CallOptions): Promise<Schemas['SensorOutput']>
  /** The data of one variable in a time range. */
  readSensorHistory(
    sensorId: string,
    varName: Schemas['VarName'],
    query?: HistoryQuery,
    options?: CallOptions,
  ): Promise<Schemas['SensorHistory']>
  /**
   * The same as it comes, in any representation, for ranges that are too long to hold: the `Response` with
   * its body unread, which fails with a `TypeError` when the connection breaks. `timeoutMs` limits how long
   * it takes to begin.
   */
  openSensorHistory(
    sensorId: string,
    varName: Schemas['VarName'],
    query: HistoryQuery & AnswerFormat,
    options?: CallOptions,
  ): Promise<Response>
  /** Minimum, mean and maximum, or utilisation, of each local day. */
  readSensorDaily(
    sensorId: string,
    varName: Schemas['VarName'],
    query?: DailyQuery,
    options?: CallOptions,
  ): Promise<Schemas['SensorDaily']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openSensorDaily(
    sensorId: string,
    varName: Schemas['VarName'],
    query: DailyQuery & MetricsFormat,
    options?: CallOptions,
  ): Promise<Response>
  /**
   * The same of each child location and sensor of a location; a child location takes its subtree together.
   */
  readLocationDaily(
    locationId: string,
    varName: Schemas['VarName'],
    query?: LocationDailyQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationDaily']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openLocationDaily(
    locationId: string,
    varName: Schemas['VarName'],
    query: LocationDailyQuery & MetricsFormat,
    options?: CallOptions,
  ): Promise<Response>
  /**
   * Minimum, mean and maximum, or utilisation, of each hour of each child location and sensor of a location,
   * or of its polygons; with `group_by: 'weekday'` the pattern of a week.
   */
  readLocationHourly(
    locationId: string,
    varName: Schemas['VarName'],
    query?: LocationHourlyQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationHourly']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openLocationHourly(
    locationId: string,
    varName: Schemas['VarName'],
    query: LocationHourlyQuery & MetricsFormat,
    options?: CallOptions,
  ): Promise<Response>
  /** One variable of all sensors in a location and below it, in buckets that all of them share. */
  readLocationHistory(
    locationId: string,
    varName: Schemas['VarName'],
    query: LocationHistoryQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationHistory']>
  /** The same as it comes, as rows too; see `openSensorHistory`. */
  openLocationHistory(
    locationId: string,
    varName: Schemas['VarName'],
    query: LocationHistoryText,
    options?: CallOptions,
  ): Promise<Response>
  /** Minimum, mean and maximum, or utilisation, of each hour of the wall clock. */
  readSensorHourly(
    sensorId: string,
    varName: Schemas['VarName'],
    query?: HourlyQuery,
    options?: CallOptions,
  ): Promise<Schemas['SensorHourly']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openSensorHourly(
    sensorId: string,
    varName: Schemas['VarName'],
    query: HourlyQuery & MetricsFormat,
    options?: CallOptions,
  ): Promise<Response>
  /** The data of several sensors and variables in a time range. */
  readReadings(query?: ReadingsQuery, options?: CallOptions): Promise<Schemas['ReadingList']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openReadings(query: ReadingsQuery & AnswerFormat, options?: CallOptions): Promise<Response>
  /**
   * The readings that were stored since `query.after`, in that order, and where the next call begins. The
   * time limits of the call are longer by `query.wait`.
   */
  readReadingChanges(query?: ReadingChangesQuery, options?: CallOptions): Promise<Schemas['ReadingChanges']>
  /**
   * Server-sent events as they come, with the body unread; `watchEvents` and `watchReadings` read them, and
   * connect again. `timeoutMs` limits how long it takes to begin.
   */
  streamEvents(query?: EventQuery, options?: CallOptions): Promise<Response>
  /**
   * The state of the data of the sensors in sight: readings a day, gaps, what fell quiet or came late; for
   * administrators webhooks and brokers that are behind, and the disk.
   */
  readStats(query?: StatsQuery, options?: CallOptions): Promise<Schemas['Stats']>
  /** Stores readings; resolves when every accepted one is durable. A batch may be repeated safely. */
  createReadings(
    batch: Schemas['ReadingBatch'] | ReadingLines,
    query?: CreateReadingsQuery,
    options?: CallOptions,
  ): Promise<Schemas['ReadingReceipt']>
  /** The variables that sensors report and how they are shown, and the families of sensors. */
  readVariables(options?: CallOptions): Promise<Schemas['VariableCatalogue']>
}
