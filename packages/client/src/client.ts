import type {
  AnswerFormat,
  AuditQuery,
  CreateReadingsQuery,
  CsvRecords,
  DailyQuery,
  EventQuery,
  ExportQuery,
  GrantQuery,
  HistoryQuery,
  HourlyQuery,
  ImportQuery,
  LocationChildrenQuery,
  LocationHistoryQuery,
  LocationHistoryText,
  PageQuery,
  ReadingChangesQuery,
  ReadingLines,
  ReadingsQuery,
  Schemas,
  SensorListQuery,
  SensorQuery,
} from './api-queries.ts'
import type { RetryPolicy } from './retry-policy.ts'

/** Settings of a single call. */
export interface CallOptions {
  /** Time limit of this call with all its tries, milliseconds, 1..86,400,000. */
  readonly timeoutMs?: number
  /** Time limit of one try, milliseconds, 1..86,400,000. */
  readonly attemptTimeoutMs?: number
  /** Aborting it ends this call with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * When to try again; false: never. Calls that are not repeatable are never sent twice, whatever this says.
   */
  readonly retry?: Partial<RetryPolicy> | false
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
  /**
   * A location, its children and its sensors with all their latest data: the direct ones, or the whole
   * subtree.
   */
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
  /**
   * The same of each child location and sensor of a location; a child location takes its subtree together.
   */
  readLocationDaily(
    locationId: string,
    varName: Schemas['VarName'],
    query?: DailyQuery,
    options?: CallOptions,
  ): Promise<Schemas['LocationDaily']>
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
  /** The data of several sensors and variables in a time range. */
  readReadings(query: ReadingsQuery, options?: CallOptions): Promise<Schemas['ReadingList']>
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
  /** The organisation's webhooks, the oldest first, and how far each is. */
  listWebhooks(query?: PageQuery, options?: CallOptions): Promise<Schemas['WebhookList']>
  /** Has readings posted to a URL. The answer has the only copy of the secret. */
  createWebhook(webhook: Schemas['WebhookInput'], options?: CallOptions): Promise<Schemas['CreatedWebhook']>
  /** One webhook, and what waits for it, counted now. */
  readWebhook(webhookId: string, options?: CallOptions): Promise<Schemas['WebhookOutput']>
  /** Changes the given settings of a webhook, pauses or resumes it. */
  changeWebhook(
    webhookId: string,
    changes: Schemas['WebhookChanges'],
    options?: CallOptions,
  ): Promise<Schemas['WebhookOutput']>
  /** Removes a webhook, with what was tried. */
  deleteWebhook(webhookId: string, options?: CallOptions): Promise<void>
  /** Gives a webhook a new secret, whose only copy is the answer; the one before signs on for a while. */
  rotateWebhookSecret(
    webhookId: string,
    rotation?: Schemas['SecretRotation'],
    options?: CallOptions,
  ): Promise<Schemas['WebhookSecret']>
  /** Sends a test to a webhook, and tells how it went. */
  testWebhook(webhookId: string, options?: CallOptions): Promise<Schemas['WebhookAttempt']>
  /** Lets a webhook go on from a place in the log: `beginning`, `now` or a cursor. */
  redeliverWebhook(
    webhookId: string,
    redelivery: Schemas['Redelivery'],
    options?: CallOptions,
  ): Promise<Schemas['WebhookOutput']>
  /** The newest requests to the receiver of a webhook, the newest first. */
  listWebhookAttempts(
    webhookId: string,
    query?: PageQuery,
    options?: CallOptions,
  ): Promise<Schemas['WebhookAttemptList']>
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
  /**
   * The grants of logins to applications: the caller's own, or for administrators the whole organisation's.
   */
  listGrants(query?: GrantQuery, options?: CallOptions): Promise<Schemas['GrantList']>
  /** Ends what one login gave, at once. */
  revokeGrant(grantId: string, options?: CallOptions): Promise<void>
  /** The audit log of the organisation, the newest entry first. */
  listAuditEntries(query?: AuditQuery, options?: CallOptions): Promise<Schemas['AuditEntryList']>
}
