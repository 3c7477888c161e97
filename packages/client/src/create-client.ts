import { defaultFetch } from '#default-fetch.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { CsvRecords, ExportQuery, ReadingLines, Schemas } from './api-queries.ts'
import { buildRequest, type OperationName, type RequestParts } from './build-request.ts'
import { addTime, prepareLimits } from './call-limits.ts'
import type { CallOptions, CreatingCallOptions } from './calls/call-options.ts'
import { checkTransport } from './check-transport.ts'
import type { Client } from './client.ts'
import type { ClientHooks } from './client-hooks.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { type Connection, createHeaderCache, openAnswer, sendRequest, TextBody } from './send-request.ts'
import type { TokenSource } from './tokens/token-source.ts'

/** How to reach the API. */
export interface ClientOptions {
  /** Public URL of the API, e.g. `http://localhost:8000`. */
  readonly baseUrl: string
  /** The source of access tokens; see `createTokenSource`. */
  readonly tokens: TokenSource
  /**
   * Sends the requests. Default: the global `fetch`, on Node through the proxy that the environment names.
   */
  readonly fetch?: typeof fetch
  /** Time limit of each call with all its tries, milliseconds, 1..86,400,000. Default 30,000. */
  readonly timeoutMs?: number
  /**
   * Time limit of one try of a call that may be tried again, milliseconds, 1..86,400,000. Default: half of
   * the call's `timeoutMs`, so that an answer that stalls leaves time for another try.
   */
  readonly attemptTimeoutMs?: number
  /**
   * When to send a call again that failed in a way that may pass; false: never. Default:
   * {@link defaultRetryPolicy}.
   */
  readonly retry?: Partial<RetryPolicy> | false
  /**
   * Keeps answers that have an `ETag`, so that asking again costs little; see `createAnswerCache`. Default:
   * nothing is kept.
   */
  readonly cache?: AnswerCache
  /** Told what the client does, for logs and metrics. */
  readonly hooks?: ClientHooks
  /** Aborting it ends every call of this client, now and later. */
  readonly signal?: AbortSignal
  /** Allow plain HTTP to another machine. Default false: tokens would travel in clear. */
  readonly allowInsecureHttp?: boolean
}

/**
 * The value to which a method of the client resolves. Indexing checks that every operation of the contract
 * has its method.
 */
type AnswerOf<Name extends OperationName> = Awaited<ReturnType<Client[Name]>>

/**
 * Makes a client of the API. It holds no connection and needs no closing.
 *
 * @throws TypeError for a base URL that is no URL, or plain HTTP to another machine; RangeError for a bad
 * time limit.
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
    fetch: clientOptions.fetch ?? defaultFetch,
    tokens: clientOptions.tokens,
    hooks: clientOptions.hooks,
    cache: clientOptions.cache,
    findHeaders: createHeaderCache(),
  }
  const findLimits = prepareLimits(clientOptions)

  const open = async (name: OperationName, parts: RequestParts, options?: CallOptions) =>
    openAnswer(connection, buildRequest(name, parts), findLimits(options))

  async function call<Name extends OperationName>(
    name: Name,
    parts: RequestParts,
    options?: CallOptions,
  ): Promise<AnswerOf<Name>> {
    const answer = await sendRequest(connection, buildRequest(name, parts), findLimits(options))
    return answer as AnswerOf<Name> // the server validates its answers against the same contract
  }

  return {
    readHealth: (options) => call('readHealth', {}, options),
    readLiveness: (options) => call('readLiveness', {}, options),
    readReadiness: (options) => call('readReadiness', {}, options),
    readBaseLocations: (options) => call('readBaseLocations', {}, options),
    readLocation: (locationId, options) => call('readLocation', { path: [locationId] }, options),
    readLocationChildren: (locationId, query, options) =>
      call('readLocationChildren', { path: [locationId], query }, options),
    readLocationSummary: (locationId, query, options) =>
      call('readLocationSummary', { path: [locationId], query }, options),
    readLocationTree: (query, options) => call('readLocationTree', { query }, options),
    readSensor: (sensorId, query, options) => call('readSensor', { path: [sensorId], query }, options),
    readSensorHistory: (sensorId, varName, query, options) =>
      call('readSensorHistory', { path: [sensorId, varName], query }, options),
    openSensorHistory: (sensorId, varName, query, options) =>
      open('readSensorHistory', { path: [sensorId, varName], query }, options),
    readSensorDaily: (sensorId, varName, query, options) =>
      call('readSensorDaily', { path: [sensorId, varName], query }, options),
    openSensorDaily: (sensorId, varName, query, options) =>
      open('readSensorDaily', { path: [sensorId, varName], query }, options),
    readLocationDaily: (locationId, varName, query, options) =>
      call('readLocationDaily', { path: [locationId, varName], query }, options),
    openLocationDaily: (locationId, varName, query, options) =>
      open('readLocationDaily', { path: [locationId, varName], query }, options),
    readLocationHourly: (locationId, varName, query, options) =>
      call('readLocationHourly', { path: [locationId, varName], query }, options),
    openLocationHourly: (locationId, varName, query, options) =>
      open('readLocationHourly', { path: [locationId, varName], query }, options),
    readLocationHistory: (locationId, varName, query, options) =>
      call('readLocationHistory', { path: [locationId, varName], query }, options),
    openLocationHistory: (locationId, varName, query, options) =>
      open('readLocationHistory', { path: [locationId, varName], query }, options),
    readSensorHourly: (sensorId, varName, query, options) =>
      call('readSensorHourly', { path: [sensorId, varName], query }, options),
    openSensorHourly: (sensorId, varName, query, options) =>
      open('readSensorHourly', { path: [sensorId, varName], query }, options),
    streamEvents: (query, options) => {
      const headers = { accept: 'text/event-stream, application/problem+json' }
      return open('streamEvents', { query, headers }, options)
    },
    createReadings: (batch, query, options) =>
      call('createReadings', { query, body: toReadingsBody(batch) }, options),
    readReadings: (query, options) => call('readReadings', { query }, options),
    openReadings: (query, options) => open('readReadings', { query }, options),
    readReadingChanges: async (query, options) => {
      const limits = addTime(findLimits(options), (query?.wait ?? 0) * 1000)
      const answer = await sendRequest(connection, buildRequest('readReadingChanges', { query }), limits)
      return answer as Schemas['ReadingChanges']
    },
    createLocation: (location, options) => call('createLocation', { body: location }, options),
    changeLocation: (locationId, changes, options) =>
      call('changeLocation', { path: [locationId], body: changes, headers: ifMatch(options) }, options),
    deleteLocation: (locationId, options) =>
      call('deleteLocation', { path: [locationId], headers: ifMatch(options) }, options),
    readFloorplan: (locationId, options) => call('readFloorplan', { path: [locationId] }, options),
    openFloorplan: (locationId, options) => open('readFloorplan', { path: [locationId] }, options),
    putFloorplan: (locationId, plan, query, options) =>
      call('putFloorplan', { path: [locationId], query, body: plan, headers: ifMatch(options) }, options),
    deleteFloorplan: (locationId, options) =>
      call('deleteFloorplan', { path: [locationId], headers: ifMatch(options) }, options),
    readLocationSettings: (locationId, options) =>
      call('readLocationSettings', { path: [locationId] }, options),
    putLocationSettings: (locationId, settings, options) =>
      call('putLocationSettings', { path: [locationId], body: settings, headers: ifMatch(options) }, options),
    listSensors: (query, options) => call('listSensors', { query }, options),
    listUnplacedSensors: (query, options) => call('listUnplacedSensors', { query }, options),
    createSensor: (sensor, options) => call('createSensor', { body: sensor }, options),
    changeSensor: (sensorId, changes, options) =>
      call('changeSensor', { path: [sensorId], body: changes, headers: ifMatch(options) }, options),
    retireSensor: (sensorId, options) =>
      call('retireSensor', { path: [sensorId], headers: ifMatch(options) }, options),
    reinstateSensor: (sensorId, options) =>
      call('reinstateSensor', { path: [sensorId], headers: ifMatch(options) }, options),
    replaceSensor: (sensorId, body, options) =>
      call('replaceSensor', { path: [sensorId], body, headers: ifMatch(options) }, options),
    deleteSensor: (sensorId, options) =>
      call('deleteSensor', { path: [sensorId], headers: ifMatch(options) }, options),
    // The format that the query names decides which of the two it is.
    exportLocations: ((query?: ExportQuery, options?: CallOptions) =>
      call('exportLocations', { query }, options)) as Client['exportLocations'],
    exportSensors: ((query?: ExportQuery, options?: CallOptions) =>
      call('exportSensors', { query }, options)) as Client['exportSensors'],
    openLocationExport: (query, options) => open('exportLocations', { query }, options),
    openSensorExport: (query, options) => open('exportSensors', { query }, options),
    importLocations: (records, query, options) =>
      call('importLocations', { query, body: toRecordsBody(records) }, options),
    importSensors: (records, query, options) =>
      call('importSensors', { query, body: toRecordsBody(records) }, options),
    listClients: (query, options) => call('listClients', { query }, options),
    createClient: (client, options) => call('createClient', { body: client }, options),
    readClient: (clientId, options) => call('readClient', { path: [clientId] }, options),
    readClientActivity: (clientId, query, options) =>
      call('readClientActivity', { path: [clientId], query }, options),
    changeClient: (clientId, changes, options) =>
      call('changeClient', { path: [clientId], body: changes, headers: ifMatch(options) }, options),
    deleteClient: (clientId, options) =>
      call('deleteClient', { path: [clientId], headers: ifMatch(options) }, options),
    rotateClientSecret: (clientId, query, options) =>
      call('rotateClientSecret', { path: [clientId], query }, options),
    endPreviousSecret: (clientId, options) => call('endPreviousSecret', { path: [clientId] }, options),
    disableClient: (clientId, options) => call('disableClient', { path: [clientId] }, options),
    enableClient: (clientId, options) => call('enableClient', { path: [clientId] }, options),
    createDownload: (body, options) => call('createDownload', { body }, options),
    readDownload: (downloadId, options) => open('readDownload', { path: [downloadId] }, options),
    readPreferences: (options) => call('readPreferences', {}, options),
    putPreferences: (body, options) => call('putPreferences', { body, headers: ifMatch(options) }, options),
    readViews: (options) => call('readViews', {}, options),
    putViews: (body, options) => call('putViews', { body, headers: ifMatch(options) }, options),
    listWebhooks: (query, options) => call('listWebhooks', { query }, options),
    createWebhook: (body, options) => call('createWebhook', { body }, options),
    readWebhook: (webhookId, options) => call('readWebhook', { path: [webhookId] }, options),
    changeWebhook: (webhookId, body, options) =>
      call('changeWebhook', { path: [webhookId], body, headers: ifMatch(options) }, options),
    deleteWebhook: (webhookId, options) =>
      call('deleteWebhook', { path: [webhookId], headers: ifMatch(options) }, options),
    rotateWebhookSecret: (webhookId, body = {}, options) =>
      call('rotateWebhookSecret', { path: [webhookId], body }, options),
    testWebhook: (webhookId, options) => call('testWebhook', { path: [webhookId] }, options),
    redeliverWebhook: (webhookId, body, options) =>
      call('redeliverWebhook', { path: [webhookId], body }, options),
    listWebhookAttempts: (webhookId, query, options) =>
      call('listWebhookAttempts', { path: [webhookId], query }, options),
    readRetention: (options) => call('readRetention', {}, options),
    putRetention: (body, options) => call('putRetention', { body, headers: ifMatch(options) }, options),
    previewRetention: (body, options) => call('previewRetention', { body }, options),
    listUsers: (query, options) => call('listUsers', { query }, options),
    inviteUser: (invitation, options) => call('inviteUser', { body: invitation }, options),
    readUser: (userId, options) => call('readUser', { path: [userId] }, options),
    changeUser: (userId, changes, options) =>
      call('changeUser', { path: [userId], body: changes, headers: ifMatch(options) }, options),
    deleteUser: (userId, options) =>
      call('deleteUser', { path: [userId], headers: ifMatch(options) }, options),
    signOutUser: (userId, options) => call('signOutUser', { path: [userId] }, options),
    resetUserPassword: (userId, options) => call('resetUserPassword', { path: [userId] }, options),
    renewInvitation: (userId, options) => call('renewInvitation', { path: [userId] }, options),
    removeSecondFactor: (userId, options) => call('removeSecondFactor', { path: [userId] }, options),
    listGrants: (query, options) => call('listGrants', { query }, options),
    readGrantActivity: (grantId, query, options) =>
      call('readGrantActivity', { path: [grantId], query }, options),
    revokeGrant: (grantId, options) => call('revokeGrant', { path: [grantId] }, options),
    listSessions: (query, options) => call('listSessions', { query }, options),
    endSession: (sessionId, options) => call('endSession', { path: [sessionId] }, options),
    listAuditEntries: (query, options) => call('listAuditEntries', { query }, options),
    openAuditFile: (query, options) =>
      open('listAuditEntries', { query: { format: 'csv', ...query } }, options),
    readStats: (query, options) => call('readStats', { query }, options),
    readVariables: (options) => call('readVariables', {}, options),
    readMe: (options) => call('readMe', {}, options),
  }
}

/** The header of a change that is made only if the thing is still at a version. */
function ifMatch({ ifVersion }: CreatingCallOptions = {}): Record<string, string> | undefined {
  if (ifVersion === null) return { 'if-none-match': '*' }
  return ifVersion === undefined ? undefined : { 'if-match': `"${ifVersion}"` }
}

function toReadingsBody(batch: Schemas['ReadingBatch'] | ReadingLines): unknown {
  if ('ndjson' in batch) return new TextBody('application/x-ndjson', batch.ndjson)
  return 'csv' in batch ? new TextBody('text/csv', batch.csv) : batch
}

function toRecordsBody(records: object | CsvRecords): unknown {
  return 'csv' in records ? new TextBody('text/csv', records.csv) : records
}
