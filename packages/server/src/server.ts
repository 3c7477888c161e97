import type { FastifyInstance } from 'fastify'
import {
  createFindAdministrator,
  createFindSourceName,
  OperatorCommands,
  registerAdministrationRoutes,
  serveSocket,
} from './administration/index.ts'
import { AuditLog } from './audit/index.ts'
import { registerCallerRoutes } from './caller/caller-routes.ts'
import type { ClientUse } from './client-use/index.ts'
import { type Clock, systemClock } from './clock.ts'
import { composeOauth } from './compose-oauth.ts'
import type { ServerConfig } from './config.ts'
import { createMaintenance, loadBackups } from './create-maintenance.ts'
import { buildDirectory, registerDashboardRoutes } from './dashboard/index.ts'
import { registerDocsRoutes } from './docs-page/docs-routes.ts'
import { DownloadTickets, registerDownloadRoutes } from './downloads/index.ts'
import { Estate, type ReadLatest, registerEstateRoutes, registerSummaryRoutes } from './estate/index.ts'
import {
  type OpenStreams,
  registerEventRoutes,
  type StreamSettings,
  showStreamMetrics,
} from './events/index.ts'
import { guideDirectory, registerGuideRoutes } from './guide/index.ts'
import { AccessGuard } from './http/access-guard.ts'
import { allowOtherOrigins } from './http/allow-other-origins.ts'
import { createApp, type LogSink } from './http/app.ts'
import { prepareClose } from './http/close-app.ts'
import { createLogStream } from './http/create-log-stream.ts'
import { holdPort } from './http/find-free-port.ts'
import { isBrowser } from './http/is-browser.ts'
import { Metrics } from './http/metrics.ts'
import { createIdentifyCaller } from './identify-caller.ts'
import { DatabaseWorker, IntegrityWorker } from './integrity/index.ts'
import { createMailer } from './mail/index.ts'
import {
  Rollups,
  RollupWorker,
  registerMetricsRoutes,
  SeriesMetrics,
  showSummaryMetrics,
} from './metrics/index.ts'
import {
  CountedLog,
  Readiness,
  ReadingsReach,
  registerHealthRoutes,
  showRefusals,
  showServerMetrics,
  showStoreMetrics,
} from './monitoring/index.ts'
import { Mqtt, type MqttConfig, readMqttConfig } from './mqtt/index.ts'
import { noteCalls } from './note-calls.ts'
import { type Oauth, pageHeaders, renderNotFoundPage } from './oauth/index.ts'
import { registerPreferenceRoutes, UserDocuments } from './preferences/index.ts'
import type { Commit } from './readings/commit/commit.ts'
import { SeriesDirectory } from './readings/commit/series-directory.ts'
import { ArrivalWorker, createReadings, type Readings } from './readings/index.ts'
import { registerReadingRoutes } from './readings/reading-routes.ts'
import { registerUnplacedRoutes } from './readings/unplaced/unplaced-routes.ts'
import {
  ExpiredSeries,
  Expiry,
  Retention,
  RetentionAdministration,
  RetentionRules,
  RetentionWorker,
  registerRetentionRoutes,
} from './retention/index.ts'
import { DiskWatch, registerStatsRoutes } from './stats/index.ts'
import { askEngine } from './storage/time-series/statements/ask-engine.ts'
import { openStores, type Stores, type StoresOptions } from './stores.ts'
import type { Tracing } from './tracing/index.ts'
import { registerVariableRoutes } from './variables/variable-routes.ts'
import { watchJournal } from './watch-journal.ts'
import { createWebhooks, type WebhookFeature, type WebhookRules, type Webhooks } from './webhooks/index.ts'

/** The time for which a stopping server waits for clients to take their answers. */
const closePatienceMs = 10_000

/** A server that listens. */
export interface RunningServer {
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly port: number
  /** The port of `/metrics` on the loopback; `undefined` when off. */
  readonly metricsPort: number | undefined
  readonly estate: Estate
  readonly accounts: Oauth['accounts']
  readonly clients: Oauth['clients']
  readonly webhooks: Webhooks
  /** A one-time link that creates the first administrator; `undefined` once a user exists. */
  createSetupLink(): Promise<string | undefined>
  /** Calls a listener when that link, or a newer one, has been used. */
  onSetup(listener: () => void): void
  /**
   * Signs tokens with new keys from now on; the old ones are valid until their last token ends. @returns the
   * new `kid`s.
   */
  rotateSigningKeys(): Promise<readonly string[]>
  /** Stops accepting, finishes running work, makes every accepted reading durable, and closes the stores. */
  close(): Promise<void>
}

/** The options of a server that is looked at from outside. */
export interface ServerOptions extends Pick<StoresOptions, 'hasJournal' | 'takeRules'> {
  /** The times and bounds of streams of events that are not the usual ones. */
  readonly streams?: StreamSettings | undefined
  /** The patience of webhooks, for tests that do not wait for minutes. */
  readonly webhookRules?: WebhookRules | undefined
  /** Makes traces of what the server does; it is closed with the server. */
  readonly tracing?: Tracing | undefined
  /** The folder of the dashboard that is served; the one that comes with the server unless given. */
  readonly dashboard?: string | undefined
  /** The folder of the guide that is served; the one that comes with the server unless given. */
  readonly guide?: string | undefined
}

/**
 * Starts a server; resolves once it answers requests.
 * @param clock the time of everything that is not left to a library, see {@link Clock}.
 * @param log the target of log lines; standard output by default.
 * @param options for tests and benchmarks.
 * @throws ConfigFileError for the file of brokers; DataDirectoryError when the data directory cannot be used,
 *   ClickhouseServerError when a server of readings cannot; the error of the socket when the port cannot.
 */
export async function startServer(
  config: ServerConfig,
  clock: Clock = systemClock,
  log: LogSink = createLogStream(clock),
  options: ServerOptions = {},
): Promise<RunningServer> {
  const host = config.host ?? 'localhost'
  const { port, release: releasePort } = await holdPort(host, config.port)
  try {
    const publicUrl = config.publicUrl ?? `http://localhost:${port}`
    const { streams: streamSettings, webhookRules, tracing, dashboard, guide, ...storesOptions } = options
    const sites = { dashboard: dashboard ?? buildDirectory, guide: guide ?? guideDirectory }
    const brokers = config.mqttFile === undefined ? { brokers: [] } : await readMqttConfig(config.mqttFile)
    const stores = await openStores(config, { ...storesOptions, clock })
    const address = { host, port, releasePort, publicUrl }
    const parts = { config, clock, log, ...address, brokers, stores }
    return await serve({ ...parts, streamSettings, webhookRules, tracing, sites }).catch(async (error) => {
      await stores.close()
      throw error
    })
  } finally {
    await releasePort()
  }
}

interface Serving {
  readonly config: ServerConfig
  readonly clock: Clock
  readonly log: LogSink
  readonly host: string
  readonly port: number
  readonly releasePort: () => Promise<void>
  readonly publicUrl: string
  readonly brokers: MqttConfig
  readonly stores: Stores
  readonly streamSettings: StreamSettings | undefined
  readonly webhookRules: WebhookRules | undefined
  readonly tracing: Tracing | undefined
  readonly sites: Sites
}

/** The folders of what is built and served as files. */
interface Sites {
  readonly dashboard: string
  readonly guide: string
}

async function serve(serving: Serving): Promise<RunningServer> {
  const { config, clock, log, host, port, publicUrl, brokers, stores } = serving
  const { releasePort, streamSettings, webhookRules, tracing, sites } = serving
  const { relational, timeSeries, integrity, database } = stores
  const estate = await Estate.load(relational, clock)
  const series = await SeriesDirectory.load(relational.series)
  const rollups = new Rollups(timeSeries, series)
  const expired = await ExpiredSeries.load(relational.expiredSeries)
  const rules = await RetentionRules.load(relational)
  const retention = new Retention({ estate, series, rules, expired, clock })
  const metrics = new Metrics()
  const readings = await loadReadings({
    stores,
    estate,
    clock,
    series,
    rollups,
    expired,
    retention,
    metrics,
    tracing,
  })
  const countedLog = new CountedLog(log)
  const tickets = new DownloadTickets(clock)
  const app = createApp({
    publicUrl,
    logLevel: config.logLevel ?? 'info',
    trustProxy: config.trustProxy ?? false,
    renderNotFound: (languages) => ({
      html: renderNotFoundPage(oauth.findView(languages)),
      headers: pageHeaders,
    }),
    rewriteTarget: (request, target) => tickets.redeem(request, target),
    clock,
    log: countedLog,
  })
  const audit = new AuditLog(relational.audit, clock)
  const mailer = config.mail && createMailer(config.mail)
  const { oauth, use } = await composeOauth({
    config,
    publicUrl,
    stores,
    clock,
    estate,
    audit,
    mailer,
    logger: app.log,
  })
  const closeApp = prepareClose(app, closePatienceMs)
  const reach = new ReadingsReach(stores.statements)
  const readiness = new Readiness({ ...stores, reach, askReadings: () => timeSeries.run(askEngine()) })
  integrity.watch(app.log)
  database.watch(app.log)
  watchJournal(stores, app.log)
  metrics.observe(app)
  tracing?.observe(app)
  if (tracing) stores.statements.listen((end) => tracing.noteStatement(end))
  showRefusals(metrics, app)
  showServerMetrics(metrics, { app, readiness, log: countedLog })
  const backups = await loadBackups({ config, stores, clock, logger: app.log })
  showStoreMetrics(metrics, stores, { dataDir: config.dataDir, reach, backups })
  showSummaryMetrics(metrics, rollups)
  const seriesMetrics = new SeriesMetrics(timeSeries, series, rollups, expired)
  const hooks = await createWebhooks({
    stores,
    estate,
    readings,
    clock,
    logger: app.log,
    metrics,
    networks: config.webhookNetworks,
    rules: webhookRules,
    tracing,
  })
  const retentionWorker = new RetentionWorker({
    retention,
    expiry: new Expiry({ store: timeSeries, expired, series, settle: () => readings.settle() }),
    deletions: stores.deletions,
    logger: app.log,
    mayExpire: () => integrity.state === 'ok',
    onExpired: (seriesIds) => readings.forgetExpired(seriesIds),
  })
  const retentionAdministration = new RetentionAdministration({
    retention,
    rules,
    expired,
    onChange: () => retentionWorker.wake(),
  })
  const mqtt = new Mqtt(brokers, {
    estate,
    ingest: readings.ingest,
    refused: relational.mqttRefused,
    clock,
    logger: app.log,
    installation: stores.installation,
    metrics,
  })
  const { enginePath } = integrity.parts
  const disk = new DiskWatch({ dataDir: config.dataDir, enginePath, notes: relational.notes, clock }, app.log)
  const routed = {
    app,
    publicUrl,
    clock,
    estate,
    oauth,
    use,
    audit,
    readings,
    seriesMetrics,
    hooks,
    retentionAdministration,
    mqtt,
    disk,
    stores,
    tickets,
    sites,
    readiness,
  }
  const streams = await registerRoutes({ ...routed, streamSettings })
  showStreamMetrics(metrics, streams)
  await releasePort()
  await app.listen({ port, host })
  if (config.metricsPort !== undefined) await metrics.listen(config.metricsPort, config.metricsHost)
  const maintenance = createMaintenance({ config, publicUrl, stores, backups, isServing: true })
  const operator = new OperatorCommands(oauth, maintenance)
  const socket = await serveSocket(
    config.dataDir,
    (command, context) => operator.run(command, context),
    app.log,
  )
  const rollupWorker = new RollupWorker(rollups, app.log, clock)
  if (integrity.state !== 'unavailable') {
    rollupWorker.start()
    retentionWorker.start()
  }
  const integrityWorker = new IntegrityWorker(integrity, app.log)
  integrityWorker.start()
  const databaseWorker = new DatabaseWorker(database, app.log)
  databaseWorker.start()
  const arrivalWorker = new ArrivalWorker(readings.arrivals, app.log)
  arrivalWorker.start()
  disk.start()
  hooks.webhooks.start()
  mqtt.start()
  use.start()
  readiness.enter('serving')

  return {
    publicUrl,
    port,
    metricsPort: metrics.port,
    estate,
    accounts: oauth.accounts,
    clients: oauth.clients,
    webhooks: hooks.webhooks,
    createSetupLink: () => oauth.setup.createLink(),
    onSetup: (listener) => oauth.setup.onDone(listener),
    rotateSigningKeys: () => operator.rotateKeys(),
    close: async () => {
      readiness.enter('stopping')
      await socket?.close()
      await Promise.all([mqtt.close(), closeApp(), hooks.webhooks.close()])
      await metrics.close()
      await tracing?.close()
      await readings.drain()
      await arrivalWorker.close()
      await rollupWorker.close()
      await retentionWorker.close()
      await integrityWorker.close()
      await databaseWorker.close()
      await disk.close()
      await use.close()
      await oauth.close()
      mailer?.close()
      await stores.close()
    },
  }
}

interface Loaded {
  readonly stores: Stores
  readonly estate: Estate
  readonly clock: Clock
  readonly series: SeriesDirectory
  readonly rollups: Rollups
  readonly expired: ExpiredSeries
  readonly retention: Retention
  readonly metrics: Metrics
  readonly tracing: Tracing | undefined
}

function loadReadings(loaded: Loaded): Promise<Readings> {
  const { stores, estate, clock, series, rollups, expired, retention, metrics, tracing } = loaded
  const { relational, timeSeries, integrity, mark } = stores
  const summaries = (commit: Commit) => rollups.noteCommit(commit)
  const findUnreadableParts = async () => {
    await integrity.findUnreadable()
    return integrity.unreadableParts
  }
  return createReadings({
    estate,
    timeSeries,
    relational,
    series,
    clock,
    borders: expired,
    closed: retention,
    summaries,
    mark,
    findUnreadableParts,
    metrics,
    onCommit: tracing && ((commit, durationMs) => tracing.noteCommit(commit, durationMs)),
  })
}

interface Routed {
  readonly app: FastifyInstance
  readonly publicUrl: string
  readonly clock: Clock
  readonly estate: Estate
  readonly oauth: Oauth
  readonly use: ClientUse
  readonly audit: AuditLog
  readonly readings: Readings
  readonly seriesMetrics: SeriesMetrics
  readonly hooks: WebhookFeature
  readonly retentionAdministration: RetentionAdministration
  readonly mqtt: Mqtt
  readonly disk: DiskWatch
  readonly stores: Stores
  readonly tickets: DownloadTickets
  readonly sites: Sites
  readonly readiness: Readiness
  readonly streamSettings: StreamSettings | undefined
}

async function registerRoutes({
  app,
  publicUrl,
  clock,
  estate,
  oauth,
  use,
  audit,
  readings,
  seriesMetrics,
  hooks,
  retentionAdministration,
  mqtt,
  disk,
  stores,
  tickets,
  sites,
  readiness,
  streamSettings,
}: Routed): Promise<OpenStreams> {
  allowOtherOrigins(app, (origin) => oauth.clients.hasCallbackAt(origin))
  const guard = new AccessGuard(createIdentifyCaller(oauth, estate, use), clock, noteCalls(use))
  oauth.watchAccessEnds((isAffected) => guard.noteEnd(isAffected))
  await app.register(oauth.plugin)
  registerDocsRoutes(app, publicUrl, oauth.findView)
  registerDashboardRoutes(app, { publicUrl, findView: oauth.findView, directory: sites.dashboard })
  registerGuideRoutes(app, { publicUrl, findView: oauth.findView, directory: sites.guide })
  registerVariableRoutes(app, guard)
  registerCallerRoutes(app, guard, { estate, oauth, serviceName: oauth.findView(undefined).serviceName })
  const readLatest: ReadLatest = (sensorId) => readings.latest.ofSensor(sensorId)
  registerEstateRoutes(app, guard, { estate, readLatest, reports: readings.latest, clock })
  registerSummaryRoutes(app, guard, {
    estate,
    reports: readings.latest,
    clock,
  })
  registerReadingRoutes(app, guard, estate, readings, stores)
  registerUnplacedRoutes(app, guard, {
    unplaced: readings.unplaced,
    findSourceName: createFindSourceName(oauth),
  })
  const eventParts = { estate, readings, readLatest, cursors: stores, ...streamSettings }
  const streams = registerEventRoutes(app, guard, eventParts)
  registerMetricsRoutes(app, guard, estate, seriesMetrics, clock)
  registerStatsRoutes(app, guard, {
    estate,
    reports: readings.latest,
    series: readings.series,
    arrivals: readings.arrivals,
    timeSeries: stores.timeSeries,
    clock,
    webhooks: hooks.webhooks,
    listBrokers: (organisationId) => mqtt.list(organisationId),
    readDisk: () => disk.read(),
  })
  registerAdministrationRoutes(app, guard, { publicUrl, oauth, use, audit, estate, readLatest })
  registerDownloadRoutes(app, guard, { publicUrl, estate, tickets })
  registerPreferenceRoutes(app, guard, new UserDocuments(stores.relational))
  const findAdministrator = createFindAdministrator((userId) => oauth.accounts.findAccess(userId)?.username)
  hooks.registerRoutes(app, guard, findAdministrator)
  registerRetentionRoutes(app, guard, {
    administration: retentionAdministration,
    store: stores.timeSeries,
    findAdministrator,
  })
  registerHealthRoutes(app, { ...stores, readiness })
  app.get('/', async ({ method, headers }, reply) =>
    reply.header('vary', 'Accept').redirect(isBrowser(method, headers.accept) ? '/dashboard/' : '/docs'),
  )
  return streams
}
