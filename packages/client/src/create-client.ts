import type { operations as Operations } from '@openlightfi/contract'
import type { components, operations as WireOperations } from './api-types.generated.ts'
import { routes } from './catalogue.generated.ts'
import { checkTransport } from './check-transport.ts'
import { type ApiRequest, type Connection, openAnswer, sendRequest, TextBody } from './send-request.ts'
import { checkTimeoutMs, defaultTimeoutMs, globalFetch, type TimeLimit } from './time-limit.ts'
import type { TokenSource } from './tokens/token-source.ts'

type OperationName = keyof typeof Operations
type Schemas = components['schemas']
type QueryOf<Id extends keyof WireOperations> = NonNullable<WireOperations[Id]['parameters']['query']>

/** How to reach the API. */
export interface ClientOptions {
  /** Public URL of the API, e.g. `http://localhost:8000`. */
  readonly baseUrl: string
  /** Where access tokens come from; see `createTokenSource`. */
  readonly tokens: TokenSource
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Time limit of each call with its retry, milliseconds, 1..86,400,000. Default 30,000. */
  readonly timeoutMs?: number
  /** Aborting it ends every call of this client, now and later. */
  readonly signal?: AbortSignal
  /** Allow plain HTTP to another machine. Default false: tokens would travel in clear. */
  readonly allowInsecureHttp?: boolean
}

/** What a single call may set differently. */
export interface CallOptions {
  /** Time limit of this call, milliseconds, 1..86,400,000. */
  readonly timeoutMs?: number
  /** Aborting it ends this call with the signal's reason. */
  readonly signal?: AbortSignal
}

/** A point in time: Unix seconds, RFC 3339 with an offset, or a Date. */
export type Timestamp = number | string | Date

/** Which fields of a sensor to fetch; all when absent. */
export type SensorQuery = QueryOf<'read_latest_sensor_information_sensors__sensor_id__get'>

/** How deep to look into a location, and for which sensors: with `since`, those with a later datum. */
export interface LocationChildrenQuery
  extends Omit<QueryOf<'read_location_direct_children_locations__location_id___get'>, 'since'> {
  readonly since?: Timestamp
}

type WireHistoryQuery = QueryOf<'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'>

/** Which data of a history to fetch: `from` <= time < `to`; the last 24 hours when both are absent. */
export interface HistoryQuery extends Omit<WireHistoryQuery, 'from' | 'to' | 'format' | 'time_format'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/** In which representation data are wanted. */
export type HistoryFormat = NonNullable<WireHistoryQuery['format']>

/** How an answer is to be written: a representation, and how times look in `ndjson` and `csv`. */
export interface AnswerFormat extends Pick<WireHistoryQuery, 'time_format'> {
  readonly format: HistoryFormat
}

/** Which local days, and which of their hours, to measure; the last 7 days when `from` and `to` are absent. */
export type DailyQuery = QueryOf<'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get'>

/** Which local hours to measure; today's when `from` and `to` are absent. */
export type HourlyQuery = QueryOf<'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get'>

/** Readings as lines of text: NDJSON, or CSV with a header; see the operation for the columns. */
export type ReadingLines =
  | { readonly ndjson: string | Uint8Array<ArrayBuffer> }
  | { readonly csv: string | Uint8Array<ArrayBuffer> }

/** Which data of which sensors to fetch: named ones, or all in a location and below it. The range is as of a history. */
export interface ReadingsQuery
  extends Omit<HistoryQuery, 'bucket' | 'timeout_s'>,
    Pick<QueryOf<'read_readings'>, 'sensor_id' | 'location_id' | 'var_name'> {}

/** How to store readings: with `strict`, all or none; with `dry_run`, checked only. */
export type CreateReadingsQuery = QueryOf<'create_readings_readings_post'>

/** Which sensors to list. */
export type SensorListQuery = QueryOf<'list_sensors'>

/** Which locations or sensors to export: those below one location, or all that the caller may see. */
export type ExportQuery = Omit<QueryOf<'export_locations'>, 'format'>

/** How to import: with `dry_run`, checked only. */
export type ImportQuery = QueryOf<'import_locations'>

/** Locations or sensors as CSV with a header; see the operation for the columns. */
export interface CsvRecords {
  readonly csv: string | Uint8Array<ArrayBuffer>
}

/** Which part of a long list to fetch. */
export type PageQuery = QueryOf<'list_clients'>

/** Whose grants to fetch. */
export type GrantQuery = QueryOf<'list_grants'>

/** Which entries of the audit log to fetch: `from` <= time < `to`, the newest first. */
export interface AuditQuery extends Omit<QueryOf<'list_audit_entries'>, 'from' | 'to'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/**
 * The API, one method per operation of the contract and of the same name. Each rejects with an ApiProblem, an
 * UnexpectedAnswerError, a NetworkError, a TimeoutError or a TokenError.
 */
export interface Client {
  /** Whether the service can serve. Sends no token. */
  readHealth(options?: CallOptions): Promise<Schemas['Health']>
  /** The topmost locations that the caller was granted. */
  readBaseLocations(options?: CallOptions): Promise<Schemas['LocationList']>
  /** The properties of one location. */
  readLocation(locationId: string, options?: CallOptions): Promise<Schemas['LocationOutput']>
  /** A location, its children and its sensors with all their latest data: the direct ones, or the whole subtree. */
  readLocationChildren(
    locationId: string,
    query?: LocationChildrenQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationChildren']>
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
   * The same as it comes, in any representation, for ranges that are too long to hold: the `Response` with its body unread,
   * which fails with a `TypeError` when the connection breaks. `timeoutMs` limits how long it takes to begin.
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
  /** The same of each child location and sensor of a location; a child location takes its subtree together. */
  readLocationDaily(
    locationId: string,
    varName: Schemas['VarName'],
    query?: DailyQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationDaily']>
  /** Minimum, mean and maximum, or utilisation, of each hour of the wall clock. */
  readSensorHourly(
    sensorId: string,
    varName: Schemas['VarName'],
    query?: HourlyQuery,
    options?: CallOptions,
  ): Promise<Schemas['SensorHourly']>
  /** The data of several sensors and variables in a time range. */
  readReadings(query: ReadingsQuery, options?: CallOptions): Promise<Schemas['ReadingList']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openReadings(query: ReadingsQuery & AnswerFormat, options?: CallOptions): Promise<Response>
  /** Stores readings; resolves when every accepted one is durable. A batch may be repeated safely. */
  createReadings(
    batch: Schemas['ReadingBatch'] | ReadingLines,
    query?: CreateReadingsQuery,
    options?: CallOptions,
  ): Promise<Schemas['ReadingReceipt']>
  /** Creates a location. For administrators of the one it lies in. */
  createLocation(
    location: Schemas['LocationInput'],
    options?: CallOptions,
  ): Promise<Schemas['LocationOutput']>
  /** Changes what is given of a location and leaves the rest; `parent_id` moves it with everything in it. */
  changeLocation(
    locationId: string,
    changes: Schemas['LocationChanges'],
    options?: CallOptions,
  ): Promise<Schemas['LocationOutput']>
  /** Deletes a location in which nothing lies. */
  deleteLocation(locationId: string, options?: CallOptions): Promise<void>
  /** The floorplan of a floor, GeoJSON. */
  readFloorplan(locationId: string, options?: CallOptions): Promise<Schemas['Floorplan']>
  /** Gives a floor a floorplan, in place of the one before. */
  putFloorplan(locationId: string, plan: Schemas['Floorplan'], options?: CallOptions): Promise<void>
  /** Deletes the floorplan of a floor; refused while sensors are tied to its polygons. */
  deleteFloorplan(locationId: string, options?: CallOptions): Promise<void>
  /** Sensors that the caller may see, or those below one location, by id. */
  listSensors(query?: SensorListQuery, options?: CallOptions): Promise<Schemas['SensorList']>
  /** Places a sensor. For installers and administrators of the location. */
  createSensor(sensor: Schemas['SensorInput'], options?: CallOptions): Promise<Schemas['SensorOutput']>
  /** Changes what is given of a sensor and leaves the rest; `location_id` moves it. */
  changeSensor(
    sensorId: string,
    changes: Schemas['SensorChanges'],
    options?: CallOptions,
  ): Promise<Schemas['SensorOutput']>
  /** Takes a sensor out of use; its history stays. */
  retireSensor(sensorId: string, options?: CallOptions): Promise<Schemas['SensorOutput']>
  /** Takes a retired sensor into use again. */
  reinstateSensor(sensorId: string, options?: CallOptions): Promise<Schemas['SensorOutput']>
  /** Deletes a sensor that never reported. */
  deleteSensor(sensorId: string, options?: CallOptions): Promise<void>
  /** Locations in a form that `importLocations` takes: as CSV text, */
  exportLocations(query: ExportQuery & { format: 'csv' }, options?: CallOptions): Promise<string>
  /** or as values. */
  exportLocations(query?: ExportQuery, options?: CallOptions): Promise<Schemas['LocationRecords']>
  /** Sensors in a form that `importSensors` takes: as CSV text, */
  exportSensors(query: ExportQuery & { format: 'csv' }, options?: CallOptions): Promise<string>
  /** or as values. */
  exportSensors(query?: ExportQuery, options?: CallOptions): Promise<Schemas['SensorRecords']>
  /** Creates and changes many locations, all or none, and says of each what became of it. */
  importLocations(
    records: Schemas['LocationRecords'] | CsvRecords,
    query?: ImportQuery,
    options?: CallOptions,
  ): Promise<Schemas['ImportReport']>
  /** Places and changes many sensors, all or none, and says of each what became of it. */
  importSensors(
    records: Schemas['SensorRecords'] | CsvRecords,
    query?: ImportQuery,
    options?: CallOptions,
  ): Promise<Schemas['ImportReport']>
  /** The organisation's OAuth2 clients, by name. For administrators, as all that follows. */
  listClients(query?: PageQuery, options?: CallOptions): Promise<Schemas['ClientList']>
  /** Creates an OAuth2 client. The answer has the only copy of its secret. */
  createClient(client: Schemas['ClientInput'], options?: CallOptions): Promise<Schemas['CreatedClient']>
  /** One OAuth2 client with all its settings. */
  readClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** Changes what is given of an OAuth2 client and leaves the rest. */
  changeClient(
    clientId: string,
    changes: Schemas['ClientChanges'],
    options?: CallOptions,
  ): Promise<Schemas['ClientOutput']>
  /** Removes an OAuth2 client with everything it was given. */
  deleteClient(clientId: string, options?: CallOptions): Promise<void>
  /** Gives an OAuth2 client a new secret, whose only copy is the answer; the one before works no more. */
  rotateClientSecret(clientId: string, options?: CallOptions): Promise<Schemas['ClientSecret']>
  /** Keeps an OAuth2 client, and the tokens it has, from working until it is enabled. */
  disableClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** Lets a disabled OAuth2 client work again. */
  enableClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** The organisation's users, by name. */
  listUsers(query?: PageQuery, options?: CallOptions): Promise<Schemas['UserList']>
  /** Invites a person; where no mail can be sent, the answer has the one-time link. */
  inviteUser(invitation: Schemas['UserInvitation'], options?: CallOptions): Promise<Schemas['InvitedUser']>
  /** One user. */
  readUser(userId: string, options?: CallOptions): Promise<Schemas['UserOutput']>
  /** Changes what is given of a user and leaves the rest. */
  changeUser(
    userId: string,
    changes: Schemas['UserChanges'],
    options?: CallOptions,
  ): Promise<Schemas['UserOutput']>
  /** Forgets a user and ends everything that was given. */
  deleteUser(userId: string, options?: CallOptions): Promise<void>
  /** Ends all sessions and tokens of a user, at once. */
  signOutUser(userId: string, options?: CallOptions): Promise<void>
  /** Makes a one-time link on which a user sets a new password. */
  resetUserPassword(userId: string, options?: CallOptions): Promise<Schemas['SentLink']>
  /** Makes a new link for somebody who was invited and has not joined. */
  renewInvitation(userId: string, options?: CallOptions): Promise<Schemas['SentLink']>
  /** Switches the second factor of a user off. */
  removeSecondFactor(userId: string, options?: CallOptions): Promise<void>
  /** What logins gave to applications: the caller's own, or for administrators the whole organisation's. */
  listGrants(query?: GrantQuery, options?: CallOptions): Promise<Schemas['GrantList']>
  /** Ends what one login gave, at once. */
  revokeGrant(grantId: string, options?: CallOptions): Promise<void>
  /** Who did what in the organisation, the newest first. */
  listAuditEntries(query?: AuditQuery, options?: CallOptions): Promise<Schemas['AuditEntryList']>
}

/** What a method of the client resolves to. Indexing checks that every operation of the contract has its method. */
type AnswerOf<Name extends OperationName> = Awaited<ReturnType<Client[Name]>>

/**
 * Makes a client of the API. It holds no connection and needs no closing.
 *
 * @throws TypeError for a base URL that is no URL, or plain HTTP to another machine; RangeError for a bad time limit.
 *
 * @example
 * const tokens = createTokenSource({
 *   grant: createRefreshTokenGrant({ oauthUrl: 'http://localhost:8000/oauth2', clientId, clientSecret }),
 *   store: createMemoryTokenStore({ refreshToken }),
 * })
 * const client = createClient({ baseUrl: 'http://localhost:8000', tokens })
 * const { data } = await client.readSensor('AQ2-FE753C0D7ADF', { project: ['latest', 'value'] })
 */
export function createClient(clientOptions: ClientOptions): Client {
  const connection: Connection = {
    baseUrl: checkTransport(clientOptions.baseUrl, clientOptions.allowInsecureHttp ?? false),
    fetch: clientOptions.fetch ?? globalFetch,
    tokens: clientOptions.tokens,
  }
  const clientTimeoutMs = checkTimeoutMs(clientOptions.timeoutMs ?? defaultTimeoutMs)

  function describeCall(
    name: OperationName,
    parts: RequestParts,
    options: CallOptions,
  ): [ApiRequest, TimeLimit] {
    const { method, path, needsToken } = routes[name]
    const target = fillPath(path, parts.path ?? []) + formatQuery(parts.query ?? {})
    const timeoutMs = checkTimeoutMs(options.timeoutMs ?? clientTimeoutMs)
    const limit = { timeoutMs, signals: [clientOptions.signal, options.signal] }
    return [{ method, target, needsToken, body: parts.body }, limit]
  }

  const open = async (name: OperationName, parts: RequestParts, options: CallOptions = {}) =>
    openAnswer(connection, ...describeCall(name, parts, options))

  async function call<Name extends OperationName>(
    name: Name,
    parts: RequestParts,
    options: CallOptions = {},
  ): Promise<AnswerOf<Name>> {
    const answer = await sendRequest(connection, ...describeCall(name, parts, options))
    return answer as AnswerOf<Name> // the server validates its answers against the same contract
  }

  return {
    readHealth: (options) => call('readHealth', {}, options),
    readBaseLocations: (options) => call('readBaseLocations', {}, options),
    readLocation: (locationId, options) => call('readLocation', { path: [locationId] }, options),
    readLocationChildren: (locationId, query, options) =>
      call('readLocationChildren', { path: [locationId], query }, options),
    readSensor: (sensorId, query, options) => call('readSensor', { path: [sensorId], query }, options),
    readSensorHistory: (sensorId, varName, query, options) =>
      call('readSensorHistory', { path: [sensorId, varName], query }, options),
    openSensorHistory: (sensorId, varName, query, options) =>
      open('readSensorHistory', { path: [sensorId, varName], query }, options),
    readSensorDaily: (sensorId, varName, query, options) =>
      call('readSensorDaily', { path: [sensorId, varName], query }, options),
    readLocationDaily: (locationId, varName, query, options) =>
      call('readLocationDaily', { path: [locationId, varName], query }, options),
    readSensorHourly: (sensorId, varName, query, options) =>
      call('readSensorHourly', { path: [sensorId, varName], query }, options),
    createReadings: (batch, query, options) =>
      call('createReadings', { query, body: toReadingsBody(batch) }, options),
    readReadings: (query, options) => call('readReadings', { query }, options),
    openReadings: (query, options) => open('readReadings', { query }, options),
    createLocation: (location, options) => call('createLocation', { body: location }, options),
    changeLocation: (locationId, changes, options) =>
      call('changeLocation', { path: [locationId], body: changes }, options),
    deleteLocation: (locationId, options) => call('deleteLocation', { path: [locationId] }, options),
    readFloorplan: (locationId, options) => call('readFloorplan', { path: [locationId] }, options),
    putFloorplan: (locationId, plan, options) =>
      call('putFloorplan', { path: [locationId], body: plan }, options),
    deleteFloorplan: (locationId, options) => call('deleteFloorplan', { path: [locationId] }, options),
    listSensors: (query, options) => call('listSensors', { query }, options),
    createSensor: (sensor, options) => call('createSensor', { body: sensor }, options),
    changeSensor: (sensorId, changes, options) =>
      call('changeSensor', { path: [sensorId], body: changes }, options),
    retireSensor: (sensorId, options) => call('retireSensor', { path: [sensorId] }, options),
    reinstateSensor: (sensorId, options) => call('reinstateSensor', { path: [sensorId] }, options),
    deleteSensor: (sensorId, options) => call('deleteSensor', { path: [sensorId] }, options),
    // The format that the query names decides which of the two it is.
    exportLocations: ((query?: ExportQuery, options?: CallOptions) =>
      call('exportLocations', { query }, options)) as Client['exportLocations'],
    exportSensors: ((query?: ExportQuery, options?: CallOptions) =>
      call('exportSensors', { query }, options)) as Client['exportSensors'],
    importLocations: (records, query, options) =>
      call('importLocations', { query, body: toRecordsBody(records) }, options),
    importSensors: (records, query, options) =>
      call('importSensors', { query, body: toRecordsBody(records) }, options),
    listClients: (query, options) => call('listClients', { query }, options),
    createClient: (client, options) => call('createClient', { body: client }, options),
    readClient: (clientId, options) => call('readClient', { path: [clientId] }, options),
    changeClient: (clientId, changes, options) =>
      call('changeClient', { path: [clientId], body: changes }, options),
    deleteClient: (clientId, options) => call('deleteClient', { path: [clientId] }, options),
    rotateClientSecret: (clientId, options) => call('rotateClientSecret', { path: [clientId] }, options),
    disableClient: (clientId, options) => call('disableClient', { path: [clientId] }, options),
    enableClient: (clientId, options) => call('enableClient', { path: [clientId] }, options),
    listUsers: (query, options) => call('listUsers', { query }, options),
    inviteUser: (invitation, options) => call('inviteUser', { body: invitation }, options),
    readUser: (userId, options) => call('readUser', { path: [userId] }, options),
    changeUser: (userId, changes, options) => call('changeUser', { path: [userId], body: changes }, options),
    deleteUser: (userId, options) => call('deleteUser', { path: [userId] }, options),
    signOutUser: (userId, options) => call('signOutUser', { path: [userId] }, options),
    resetUserPassword: (userId, options) => call('resetUserPassword', { path: [userId] }, options),
    renewInvitation: (userId, options) => call('renewInvitation', { path: [userId] }, options),
    removeSecondFactor: (userId, options) => call('removeSecondFactor', { path: [userId] }, options),
    listGrants: (query, options) => call('listGrants', { query }, options),
    revokeGrant: (grantId, options) => call('revokeGrant', { path: [grantId] }, options),
    listAuditEntries: (query, options) => call('listAuditEntries', { query }, options),
  }
}

function toReadingsBody(batch: Schemas['ReadingBatch'] | ReadingLines): unknown {
  if ('ndjson' in batch) return new TextBody('application/x-ndjson', batch.ndjson)
  return 'csv' in batch ? new TextBody('text/csv', batch.csv) : batch
}

function toRecordsBody(records: object | CsvRecords): unknown {
  return 'csv' in records ? new TextBody('text/csv', records.csv) : records
}

interface RequestParts {
  readonly path?: readonly string[]
  readonly query?: object | undefined
  readonly body?: unknown
}

/** @throws TypeError for an empty value, and for `.` and `..`, which URL parsing would resolve to another route. */
function fillPath(path: string, values: readonly string[]): string {
  const remaining = [...values]
  return path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = remaining.shift()
    if (value === undefined || ['', '.', '..'].includes(value)) {
      throw new TypeError(`${name} must not be ${JSON.stringify(value)}.`)
    }
    return encodeURIComponent(value)
  })
}

function formatQuery(query: object): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(name, formatValue(item))
  }
  return parameters.size > 0 ? `?${parameters}` : ''
}

/** A Date becomes Unix seconds; numbers never take exponent notation, which the API would not read. */
function formatValue(value: unknown): string {
  const plain = value instanceof Date ? value.getTime() / 1000 : value
  if (typeof plain !== 'number' || Number.isInteger(plain)) return String(plain)
  return plain.toFixed(3)
}
