import { findServiceLinks } from '@openlightfi/process'
import { Gauge, Registry } from 'prom-client'
import { createAdminHandler, type ShimHealth } from './admin/admin-handler.ts'
import type { ShimConfig } from './config/config-schema.ts'
import { explainOpenSecret, findOpenSecrets } from './config/find-open-secrets.ts'
import { variablePrefix } from './config/plain-settings.ts'
import { type ConfigSources, readConfig } from './config/read-config.ts'
import { createCredentialMetrics } from './credentials/credential-metrics.ts'
import type { TokenStatus } from './credentials/token-status.ts'
import { listForwarderFiles } from './forward/check-forwarders.ts'
import { ForwarderSet } from './forward/forwarder-set.ts'
import { ApiProxy } from './proxy/api-proxy.ts'
import type { ListenerLimits } from './proxy/listen.ts'
import { ListenerSet, type WantedListener } from './proxy/listener-set.ts'
import { createProxyMetrics } from './proxy/proxy-metrics.ts'
import { loginAdvice } from './proxy/to-problem.ts'
import { createGeneration, endGeneration, type Generation } from './shim-generation.ts'
import { createLog, formatError, type LogSink, type ShimLog } from './shim-log.ts'
import { findStateDirectory, findTokenFile, type ShimPlaces } from './shim-paths.ts'
import { type FileWatch, signFile, watchFiles } from './watch-files.ts'
import { createWayOut, type WayOut } from './way-out.ts'

/** The parts with which a shim is started. */
export interface ShimOptions {
  readonly sources: ConfigSources
  readonly places: ShimPlaces
  /** The destination of log lines. */
  readonly logSink: LogSink
  /** The clock, Unix milliseconds. Default `Date.now`. */
  readonly now?: () => number
}

/** A shim that serves. */
export interface RunningShim {
  /**
   * The addresses on which callers reach the proxy, e.g. `http://127.0.0.1:8787` or `unix:/run/shim.sock`.
   */
  readonly addresses: readonly string[]
  /** The address of /health and /metrics. */
  readonly adminAddress: string
  readHealth(): ShimHealth
  /**
   * Reads configuration and credentials again. What is wrong is logged, and the old configuration goes on.
   *
   * @returns whether the new configuration is in force.
   */
  reload(): Promise<boolean>
  /** Lets requests under way end, and a refresh. */
  close(): Promise<void>
}

/**
 * Starts the shim. It serves even without a login, answering 502 until there is one.
 *
 * @throws ConfigFileError with all mistakes; CredentialFileError; Error when an address cannot be listened
 * on.
 */
export async function startShim(options: ShimOptions): Promise<RunningShim> {
  const shim = new Shim(options)
  await shim.start()
  return shim
}

class Shim implements RunningShim {
  readonly #options: ShimOptions
  readonly #metrics = new Registry()
  readonly #log: ShimLog
  readonly #now: () => number
  readonly #listeners = new ListenerSet()
  readonly #forwarders: ForwarderSet
  readonly #wayOut: WayOut
  #proxy: ApiProxy | undefined
  #generation: Generation | undefined
  #watches: readonly FileWatch[] = []
  #lastLoad: Promise<boolean> = Promise.resolve(true)
  #configError: string | undefined
  #loadedAtMs = 0
  #isTroubled = false
  /** Files with secrets that everybody may read and that the log has named already. */
  readonly #toldOpen = new Set<string>()

  constructor(options: ShimOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#log = createLog(options.logSink, () => this.#generation?.config.logLevel ?? 'info', this.#now)
    this.#wayOut = createWayOut(options.sources.variables)
    this.#forwarders = new ForwarderSet({
      fetch: this.#wayOut.fetch,
      log: this.#log,
      metrics: this.#metrics,
      stateDirectory: findStateDirectory(options.places),
      now: this.#now,
      alarm: {
        tell: (alert) => this.#current.alerts.tell(alert),
        readPatienceMs: () => this.#current.config.alert.forwardersAfterS * 1000,
      },
    })
    createCredentialMetrics(this.#metrics, () => this.#current.keeper.readStatus())
    createConfigMetric(this.#metrics, () => this.#configError === undefined)
  }

  get addresses(): readonly string[] {
    return this.#listeners.list('proxy')
  }

  get adminAddress(): string {
    return this.#listeners.list('admin')[0] ?? ''
  }

  async start(): Promise<void> {
    const links = findServiceLinks(this.#options.sources.variables, variablePrefix)
    if (links.length > 0)
      this.#log.info('links of a Kubernetes service are no settings, and ignored', { links })
    await this.#load()
    const outgoing = this.#wayOut.findProxy(this.#current.config.server)
    this.#log.info('serving', {
      addresses: this.addresses,
      admin: this.adminAddress,
      ...(outgoing && { outgoingProxy: outgoing.origin, namedBy: outgoing.variable }),
    })
  }

  reload(): Promise<boolean> {
    // Reloads run one after the other, so that each sees the result of the one before.
    this.#lastLoad = this.#lastLoad.then(() => this.#tryToLoad())
    return this.#lastLoad
  }

  readHealth(): ShimHealth {
    const { keeper, config } = this.#current
    const { state, validUntilMs, lastRefreshMs, lastError, refreshes, failures } = keeper.readStatus()
    return {
      ok: state === 'ok',
      server: config.server,
      token: {
        state,
        valid_until: formatTime(validUntilMs),
        last_refresh: formatTime(lastRefreshMs),
        last_error: lastError ?? null,
        refreshes,
        failures,
      },
      configuration: { loaded: formatTime(this.#loadedAtMs), error: this.#configError ?? null },
      addresses: this.addresses,
      // This is not part of `ok`: a destination that is away is no reason to restart the proxy.
      forwarding: this.#forwarders.readHealth(),
    }
  }

  async close(): Promise<void> {
    await this.#lastLoad
    for (const watch of this.#watches) watch.close()
    this.#proxy?.prepareToStop()
    await this.#listeners.close('proxy', this.#current.config.limits.stopPatienceMs)
    await this.#forwarders.close()
    await endGeneration(this.#current, undefined)
    await this.#listeners.close('admin', 0)
    this.#log.info('stopped')
  }

  get #current(): Generation {
    if (!this.#generation) throw new Error('the shim has not started')
    return this.#generation
  }

  async #tryToLoad(): Promise<boolean> {
    try {
      await this.#load()
      this.#configError = undefined
      this.#log.info('the configuration was read again', { addresses: this.addresses })
      return true
    } catch (error) {
      this.#configError = formatError(error)
      this.#log.error('the new configuration cannot be used; the old one goes on', { error })
      return false
    }
  }

  /**
   * Reads the configuration and brings everything in line with it, or leaves everything as it is and throws.
   */
  async #load(): Promise<void> {
    const previous = this.#generation
    const { file } = this.#options.sources
    const signatures = new Map(file === undefined ? [] : [[file, signFile(file)]])
    const config = await readConfig(this.#options.sources)
    const ofForwarders = config.forwarders.flatMap(listForwarderFiles)
    for (const path of [config.oauth.clientSecretFile, config.alert.secretFile, ...ofForwarders]) {
      if (path !== undefined) signatures.set(path, signFile(path))
    }
    this.#warnOfOpenSecrets(config)
    const tokenFile = findTokenFile(config, this.#options.places)
    const onTokenChange = (status: TokenStatus) => this.#tellTokenChange(status)
    const context = { tokenFile, log: this.#log, now: this.#now, onTokenChange, wayOut: this.#wayOut }
    const next = await createGeneration(config, context, previous)
    try {
      await this.#listeners.change(this.#listWantedListeners(config, next), config.limits.stopPatienceMs)
    } catch (error) {
      await endGeneration(next, previous)
      throw error
    }
    this.#generation = next
    this.#loadedAtMs = this.#now()
    this.#proxy?.replaceSettings(next.settings)
    this.#watchFiles(signatures, tokenFile)
    if (next.keeper !== previous?.keeper) next.keeper.start()
    await this.#forwarders.change(next)
    // Nothing waits for answers under way, which may take long.
    if (previous) void endGeneration(previous, next)
  }

  #warnOfOpenSecrets(config: ShimConfig): void {
    for (const path of findOpenSecrets(config, this.#options.sources.file)) {
      if (this.#toldOpen.has(path)) continue
      this.#toldOpen.add(path)
      this.#log.warn('a secret can be read by others', { detail: explainOpenSecret(path) })
    }
  }

  #listWantedListeners(config: ShimConfig, { settings }: Generation): WantedListener[] {
    this.#proxy ??= new ApiProxy(settings, createProxyMetrics(this.#metrics), this.#log)
    const { handle, isBusy } = this.#proxy
    const limits = readListenerLimits(config)
    const { tcp, socket } = config.listen
    const wanted: WantedListener[] = []
    if (tcp || !socket) {
      const { host, port } = tcp ?? defaultTcp
      wanted.push({
        role: 'proxy',
        address: { host, port },
        limits,
        handle: (...both) => handle(...both, 'tcp'),
        isBusy,
      })
    }
    if (socket) {
      const address = { path: socket.path, mode: Number.parseInt(socket.mode, 8) }
      wanted.push({
        role: 'proxy',
        address,
        limits,
        handle: (...both) => handle(...both, 'socket'),
        isBusy,
      })
    }
    const handleAdmin = createAdminHandler({
      isOwnHost: (name) => this.#current.isAdminHost(name),
      readHealth: () => this.readHealth(),
      metrics: this.#metrics,
      log: this.#log,
    })
    const { host, port } = config.admin
    const admin = { address: { host, port }, limits: adminLimits, handle: handleAdmin }
    return [...wanted, { role: 'admin', ...admin }]
  }

  #watchFiles(signatures: ReadonlyMap<string, string>, tokenFile: string): void {
    for (const watch of this.#watches) watch.close()
    const tokenSignature = new Map([[tokenFile, signFile(tokenFile)]])
    this.#watches = [
      watchFiles(signatures, () => void this.reload()),
      watchFiles(tokenSignature, () => void this.#takeUpLogin()),
    ]
  }

  /** Another login may see data that the one before did not. */
  async #takeUpLogin(): Promise<void> {
    if (await this.#current.keeper.readStoreAgain()) this.#forwarders.wake()
  }

  #tellTokenChange({ state, lastError }: TokenStatus): void {
    const { alerts } = this.#current
    if (state === 'ok' && this.#isTroubled) {
      alerts.tell({ event: 'recovered', detail: 'The shim has a token again and serves.' })
    } else if (state === 'login_required') {
      const detail = `Callers are answered 502: ${lastError ?? ''} ${loginAdvice}`
      alerts.tell({ event: 'login_required', detail })
    } else if (state === 'failing') {
      const detail = `Callers are answered 503, and trying goes on: ${lastError ?? ''}`
      alerts.tell({ event: 'token_unavailable', detail })
    }
    if (state === 'ok') this.#forwarders.wake()
    if (state !== 'starting') this.#isTroubled = state !== 'ok'
  }
}

const defaultTcp = { host: '127.0.0.1', port: 8787 }
const adminLimits = { maxConnections: 64, headersTimeoutMs: 10_000, silenceMs: 30_000 }

/** A connection may be silent for as long as a request may wait for its token and its answer. */
function readListenerLimits({ limits }: ShimConfig): ListenerLimits {
  const { maxConnections, requestTimeoutMs, tokenWaitMs, connectTimeoutMs, answerTimeoutMs } = limits
  return {
    maxConnections,
    headersTimeoutMs: requestTimeoutMs,
    silenceMs: requestTimeoutMs + tokenWaitMs + connectTimeoutMs + answerTimeoutMs,
  }
}

function createConfigMetric(registry: Registry, isOk: () => boolean): void {
  new Gauge({
    name: 'lightfi_shim_config_ok',
    help: '0 when the configuration that was read last is wrong, and an older one is in force.',
    registers: [registry],
    collect() {
      this.set(isOk() ? 1 : 0)
    },
  })
}

function formatTime(timeMs: number | undefined): string | null {
  return timeMs === undefined ? null : new Date(timeMs).toISOString()
}
