import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createFileTokenStore } from '@openlightfi/client/node'
import { type RunningShim, startShim } from '@openlightfi/shim'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { FaultRelay } from './fault-relay.ts'

/** The client of a shim. */
export interface ShimClient {
  readonly clientId: string
  readonly clientSecret: string
}

/** The observations of a caller of the shim. */
export interface CallerAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number
  readonly body: string
}

/** The state of the shim's token, as `/health` shows it. */
export interface TokenHealth {
  readonly state: 'starting' | 'ok' | 'failing' | 'login_required'
  readonly valid_until: string | null
  readonly last_refresh: string | null
  readonly last_error: string | null
  readonly refreshes: number
  readonly failures: number
}

/**
 * Numbers of callers: served; failed during a fault that no shim could hide; and failed otherwise.
 */
export interface CallCounts {
  readonly answered: number
  readonly failedInOutage: number
  readonly failedOutside: number
}

/** The person who logs in. */
export const viewer = { username: 'viv', password: 'correct horse battery staple' }

const refreshAheadS = 300
/** A time-out that is injected ends after this, milliseconds. */
const patienceMs = 1_000
const mostExamples = 20

/**
 * One real shim with its token file, its callers, and a relay on its way to the server. Its clock is
 * `readTimeMs` and the error of its own clock.
 */
export class ShimLife {
  readonly name: string
  readonly relay: FaultRelay
  /** The difference of its clock from the true time, milliseconds; above 0 when it is ahead. */
  skewMs = 0
  /** The first calls that failed without an outage, for people. */
  readonly examples: string[] = []
  readonly #client: ShimClient
  readonly #oauthUrl: string
  readonly #readTimeMs: () => number
  readonly #agent = new Agent({ keepAlive: true })
  readonly #alerts: Record<string, number> = {}
  readonly #counts = { answered: 0, failedInOutage: 0, failedOutside: 0 }
  #directory = ''
  #shim: RunningShim | undefined
  #outages = 0
  #isOut = false

  constructor(name: string, client: ShimClient, serverUrl: string, readTimeMs: () => number) {
    this.name = name
    this.relay = new FaultRelay(serverUrl)
    this.#client = client
    this.#oauthUrl = `${serverUrl}/oauth2`
    this.#readTimeMs = readTimeMs
  }

  /** Starts relay and shim after the one login of its life. */
  async start(): Promise<void> {
    const { clientId, clientSecret } = this.#client
    await this.relay.listen()
    this.#directory = await mkdtemp(join(tmpdir(), 'lightfi-ten-years-'))
    const file = join(this.#directory, 'shim.json')
    const clientSecretFile = join(this.#directory, 'client-secret')
    await writeFile(clientSecretFile, clientSecret, { mode: 0o600 })
    const config = {
      server: this.relay.url,
      listen: { tcp: { port: 0 } },
      admin: { port: 0 },
      logLevel: 'error',
      // The shim refreshes as seldom as tokens need it: every half an hour would be 175,000 refreshes.
      oauth: { clientId, clientSecretFile, refreshAheadS, refreshEveryS: 86_400, timeoutMs: patienceMs },
      limits: { answerTimeoutMs: 2 * patienceMs },
    }
    await writeFile(file, JSON.stringify(config))
    await this.logIn()
    this.#shim = await startShim({
      sources: { file, variables: {}, assignments: [] },
      places: { configFile: file, fallbackDirectory: this.#directory },
      logSink: { write: (line: string) => this.#noteLogLine(line) },
      now: () => this.nowMs,
    })
  }

  /** Has a person log in, and puts the refresh token where `lightfi shim login` does. */
  async logIn(): Promise<void> {
    const refreshToken = await obtainRefreshToken({ oauthUrl: this.#oauthUrl, ...this.#client, ...viewer })
    await createFileTokenStore(join(this.#directory, 'tokens.json')).save({ refreshToken })
  }

  /** The time by the shim's clock, Unix milliseconds. */
  get nowMs(): number {
    return this.#readTimeMs() + this.skewMs
  }

  get counts(): CallCounts {
    return { ...this.#counts }
  }

  /** Alerts by their event. */
  get alerts(): Readonly<Record<string, number>> {
    return { ...this.#alerts }
  }

  get token(): TokenHealth {
    return this.#running.readHealth().token as TokenHealth
  }

  /**
   * Whether the shim holds a token that it will not renew soon, by its own clock, and nothing is on its way.
   */
  get isSettled(): boolean {
    const { state, valid_until, last_refresh } = this.token
    if (state !== 'ok' || valid_until === null || this.relay.tokensUnderWay > 0) return false
    const isFresh = Date.parse(valid_until) - this.nowMs > refreshAheadS * 1000
    return isFresh && (last_refresh === null || Date.parse(last_refresh) <= this.nowMs)
  }

  /** Whether callers may fail at the moment. */
  get isOut(): boolean {
    return this.#isOut
  }

  /** From now on callers may fail. */
  beginOutage(): void {
    this.#outages += 1
    this.#isOut = true
  }

  /** From now on callers must be served; calls under way are excused. */
  endOutage(): void {
    this.#isOut = false
  }

  /** Calls the API through the shim, as a program without OAuth2 does, and counts what became of it. */
  async call(): Promise<void> {
    const { isOut, outages } = { isOut: this.#isOut, outages: this.#outages }
    const { status, body } = await this.ask()
    if (status === 200 && body.includes('"loc_building"')) this.#counts.answered += 1
    else if (isOut || outages !== this.#outages) this.#counts.failedInOutage += 1
    else {
      this.#counts.failedOutside += 1
      const time = new Date(this.#readTimeMs()).toISOString()
      if (this.examples.length < mostExamples) this.examples.push(`${time} ${this.name}: ${status} ${body}`)
    }
  }

  /** As {@link call}, without counting. */
  async ask(): Promise<CallerAnswer> {
    const [address = ''] = this.#running.addresses
    const request = get(`${address}/locations`, { agent: this.#agent })
    try {
      const [response] = await once(request, 'response')
      return { status: response.statusCode, body: await text(response) }
    } catch (error) {
      return { status: 0, body: String(error) }
    }
  }

  async close(): Promise<void> {
    this.#agent.destroy()
    await this.#shim?.close()
    this.relay.close()
    if (this.#directory) await rm(this.#directory, { recursive: true, maxRetries: 5 })
  }

  get #running(): RunningShim {
    if (!this.#shim) throw new Error('the shim has not started')
    return this.#shim
  }

  #noteLogLine(line: string): void {
    const { event } = JSON.parse(line) as { event?: string }
    if (event !== undefined) this.#alerts[event] = (this.#alerts[event] ?? 0) + 1
  }
}
