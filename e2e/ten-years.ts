import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { startServer } from '@openlightfi/server'
import { MovedServer } from './moved-server.ts'
import { type CallCounts, type CallerAnswer, type ShimClient, ShimLife, viewer } from './shim-life.ts'
import {
  createRandom,
  Deck,
  type ServerEvent,
  type ShimEvent,
  serverEvents,
  shimEvents,
} from './ten-years-faults.ts'

/** How ten years are lived. */
export interface TenYearsOptions {
  /** Renewals by each shim, about; what is left of the ten years passes while the shims are suspended. */
  readonly rounds: number
  /**
   * Rounds from one event of a shim to its next, of the server to its next, and from one suspend to the next.
   */
  readonly every: { readonly shimEvent: number; readonly serverEvent: number; readonly suspend: number }
  /** The seed of chance. */
  readonly seed: number
  /** Takes the log: a line for each event and each year. */
  readonly report: (line: string) => void
}

/** The life of one shim. */
export interface ShimReport {
  /** Refreshes by the shim's own count, up to the last day. */
  readonly refreshes: number
  /** Token requests that the server granted, by the relay's count: those whose answers were lost, too. */
  readonly grants: number
  /** Requests that a fault hit, by the relay's count. */
  readonly damaged: number
  readonly calls: CallCounts
  /** The first failures that no outage excuses. */
  readonly failures: readonly string[]
  /** Alerts up to the last day, by event; `login_required` would be a stranded shim. */
  readonly alerts: Readonly<Record<string, number>>
  /** The answer to a caller after the last day. */
  readonly afterTheEnd: CallerAnswer
  /** The answer to a caller after a new login, without a restart. */
  readonly afterNewLogin: number
}

/** The events of ten years. */
export interface TenYearsReport {
  readonly days: number
  readonly realSeconds: number
  readonly rounds: number
  /** How often each kind was injected. */
  readonly events: Readonly<Record<string, number>>
  readonly shims: Readonly<Record<string, ShimReport>>
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const yearMs = 365 * dayMs
/** The longest life of a refresh token: 3650 days. */
const lifeMs = 3_650 * dayMs
/** Six hours: two shims make more than 20,000 refreshes in ten years, though wrong clocks save some. */
const accessTokenLifetimeS = 21_600
/** From one renewal to the next: the life of an access token, less the five minutes ahead. */
const paceMs = (accessTokenLifetimeS - 300) * 1000
const settleWithinMs = 120_000

/**
 * Has two real shims - one whose refresh token stays, one whose refresh token rotates - live the ten years of
 * their login in front of the real server, under moved clocks, with faults on the way and nobody there to
 * help.
 *
 * The clocks run as the machine's does, and jump over the hours in which nothing would happen. The timers of
 * the shims are driven from here, so that they can stand still as on a suspended machine.
 *
 * @throws Error when a shim needs a login before its time, or does not hold a good token again within two
 * minutes.
 */
export async function liveTenYears(options: TenYearsOptions): Promise<TenYearsReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-ten-years-server-'))
  const { port, clients } = await furnish(dataDir)
  const server = new MovedServer(dataDir, port)
  const life = new TenYears(options, server, clients)
  mock.timers.enable({ apis: ['setInterval'] })
  try {
    await server.start()
    return await life.live()
  } finally {
    await server.stop('SIGTERM')
    await life.close()
    mock.timers.reset()
    await rm(dataDir, { recursive: true })
  }
}

class TenYears {
  readonly #options: TenYearsOptions
  readonly #server: MovedServer
  readonly #shims: readonly ShimLife[]
  readonly #random: () => number
  readonly #serverDeck: Deck<ServerEvent>
  readonly #shimDecks: readonly Deck<ShimEvent>[]
  readonly #events: Record<string, number> = {}
  readonly #startedMs = performance.now()
  readonly #bornMs = Date.now()
  #aheadMs = 0
  #serverSkewMs = 0
  #round = 0

  constructor(options: TenYearsOptions, server: MovedServer, clients: Readonly<Record<string, ShimClient>>) {
    this.#options = options
    this.#server = server
    this.#random = createRandom(options.seed)
    this.#serverDeck = new Deck(serverEvents, this.#random)
    this.#shims = Object.entries(clients).map(
      ([name, client]) => new ShimLife(name, client, server.publicUrl, () => this.#nowMs),
    )
    this.#shimDecks = this.#shims.map(() => new Deck(shimEvents, this.#random))
  }

  async live(): Promise<TenYearsReport> {
    for (const shim of this.#shims) await shim.start()
    await this.#settle()
    while (this.#leftMs > 2 * dayMs) await this.#liveRound()
    await this.#liveLastDay()
    const days = Math.floor((this.#nowMs - this.#bornMs) / dayMs)
    const lived = this.#shims.map((shim) => ({ ...readCounts(shim), calls: shim.counts }))
    const ends = await this.#endAndBeginAnew()
    return {
      days,
      realSeconds: Math.round((performance.now() - this.#startedMs) / 1000),
      rounds: this.#round,
      events: this.#events,
      shims: Object.fromEntries(
        this.#shims.map(({ name }, index) => [name, { ...lived[index], ...ends[index] } as ShimReport]),
      ),
    }
  }

  async close(): Promise<void> {
    for (const shim of this.#shims) await shim.close()
  }

  /** The true time, Unix milliseconds. */
  get #nowMs(): number {
    return Date.now() + this.#aheadMs
  }

  /** The rest of the refresh tokens' life. */
  get #leftMs(): number {
    return this.#bornMs + lifeMs - this.#nowMs
  }

  /** One renewal of each shim, and what happens around it. */
  async #liveRound(): Promise<void> {
    this.#round += 1
    const { shimEvent, serverEvent, suspend } = this.#options.every
    const isSuspended = this.#round % suspend === 0
    await this.#move(isSuspended ? this.#sleepMs : paceMs + this.#random() * 240_000)
    const work: Promise<void>[] = []
    // A shim that comes back from a suspend has a token that is over, and callers come before any timer.
    if (isSuspended) {
      this.#note('all', 'suspended')
      work.push(...this.#shims.map((shim) => this.#call(shim, 5)))
    }
    if (this.#round % serverEvent === 0) work.push(this.#meetServerEvent())
    this.#shims.forEach((shim, index) => {
      const deck = this.#shimDecks[index]
      const isDue = this.#round % shimEvent === 0
      if (isDue && deck && !shim.isOut) work.push(this.#meetShimEvent(shim, deck.draw()))
      else if (this.#random() < 0.5) work.push(this.#call(shim, 2))
    })
    await Promise.all(work)
    await this.#settle()
    for (const shim of this.#shims) shim.relay.mend()
    await Promise.all(this.#shims.map((shim) => this.#call(shim, 1)))
  }

  /** How long a suspend lasts: a day, or longer when there are too few rounds to fill ten years. */
  get #sleepMs(): number {
    const { rounds, every } = this.#options
    const roundsLeft = Math.max(0, rounds - this.#round)
    const sleepsLeft = Math.floor(roundsLeft / every.suspend) + 1
    return Math.max(dayMs, (this.#leftMs - roundsLeft * paceMs - dayMs) / sleepsLeft)
  }

  async #meetServerEvent(): Promise<void> {
    const event = this.#serverDeck.draw()
    switch (event) {
      case 'server_restarted':
      case 'server_killed':
        this.#note('server', event)
        return this.#restartServer(event === 'server_killed' ? 'SIGKILL' : 'SIGTERM')
      case 'signing_keys_rotated':
        this.#note('server', event)
        return this.#server.rotateSigningKeys()
      case 'server_clock_jump':
        this.#serverSkewMs = this.#chooseSkewMs(this.#serverSkewMs)
        this.#note('server', `${event} to ${this.#serverSkewMs / hourMs} h`, event)
        return this.#server.setAhead(this.#aheadMs + this.#serverSkewMs)
    }
  }

  /** Callers come all the while, and a refresh is under way when the server goes. */
  async #restartServer(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    for (const shim of this.#shims) shim.beginOutage()
    mock.timers.tick(1_000)
    await delay(this.#random() * 10)
    const calls = this.#shims.map((shim) => this.#call(shim, 3))
    await this.#server.stop(signal)
    for (const shim of this.#shims) shim.relay.forgetConnections()
    calls.push(...this.#shims.map((shim) => this.#call(shim, 3)))
    await this.#server.start()
    for (const shim of this.#shims) shim.endOutage()
    await Promise.all(calls)
  }

  async #meetShimEvent(shim: ShimLife, event: ShimEvent): Promise<void> {
    if (event.kind === 'clock_jump') {
      shim.skewMs = this.#chooseSkewMs(shim.skewMs)
      this.#note(shim.name, `${event.name} to ${shim.skewMs / hourMs} h`, event.name)
      return this.#call(shim, 2)
    }
    this.#note(shim.name, `${event.name} x ${event.fault.times}`, event.name)
    if (event.kind !== 'api_outage') {
      shim.relay.inject(event.fault)
      return this.#call(shim, 2)
    }
    shim.beginOutage()
    shim.relay.inject(event.fault)
    await this.#call(shim, 2)
    shim.relay.mend()
    shim.endOutage()
  }

  /** An hour either way, and back again. */
  #chooseSkewMs(skewMs: number): number {
    if (skewMs !== 0) return 0
    return this.#random() < 0.5 ? hourMs : -hourMs
  }

  async #call(shim: ShimLife, times: number): Promise<void> {
    await Promise.all(Array.from({ length: times }, () => shim.call()))
  }

  /** Lets the timers of the shims run until each holds a token for hours. */
  async #settle(): Promise<void> {
    const deadlineMs = performance.now() + settleWithinMs
    for (;;) {
      mock.timers.tick(1_000)
      if (this.#shims.every((shim) => shim.isSettled)) return
      const isStranded = this.#shims.some(({ token }) => token.state === 'login_required')
      if (isStranded || performance.now() > deadlineMs) {
        const states = this.#shims.map(({ name, nowMs, relay, token }) => {
          return { name, now: new Date(nowMs), under_way: relay.tokensUnderWay, ...token }
        })
        throw new Error(`round ${this.#round} does not end: ${JSON.stringify(states)}`)
      }
      await delay(2)
    }
  }

  /** Jumps ahead with all clocks. */
  async #move(ms: number): Promise<void> {
    const year = Math.floor((this.#nowMs - this.#bornMs) / yearMs)
    this.#aheadMs += Math.round(ms)
    await this.#server.setAhead(this.#aheadMs + this.#serverSkewMs)
    if (Math.floor((this.#nowMs - this.#bornMs) / yearMs) > year) this.#reportYear(year + 1)
  }

  /** Right clocks, and a renewal in the last minute of the refresh tokens. */
  async #liveLastDay(): Promise<void> {
    this.#serverSkewMs = 0
    for (const shim of this.#shims) shim.skewMs = 0
    for (const leftMs of [dayMs, accessTokenLifetimeS * 1000, 60_000]) {
      await this.#move(this.#leftMs - leftMs)
      await this.#settle()
      await Promise.all(this.#shims.map((shim) => this.#call(shim, 1)))
    }
  }

  /** Past the end callers are told to log in again; after a login they are served, by the same shim. */
  async #endAndBeginAnew() {
    await this.#move(this.#leftMs + accessTokenLifetimeS * 1000)
    mock.timers.tick(1_000)
    const answers = await Promise.all(this.#shims.map((shim) => shim.ask()))
    for (const shim of this.#shims) await shim.logIn()
    // A dead login is tried by itself after an hour only. Before that the shim must notice the file.
    await waitFor(() => {
      mock.timers.tick(1_000)
      return this.#shims.every((shim) => shim.isSettled)
    })
    const recovered = await Promise.all(this.#shims.map((shim) => shim.ask()))
    return answers.map((afterTheEnd, index) => ({
      afterTheEnd,
      afterNewLogin: recovered[index]?.status ?? 0,
    }))
  }

  get #time(): string {
    return `${new Date(this.#nowMs).toISOString().slice(0, 16)}Z`
  }

  #note(who: string, what: string, kind = what): void {
    this.#events[kind] = (this.#events[kind] ?? 0) + 1
    this.#options.report(`${this.#time} ${who}: ${what}`)
  }

  #reportYear(year: number): void {
    const state = this.#shims.map((shim) => {
      const { answered, failedInOutage, failedOutside } = shim.counts
      return `${shim.name} ${shim.token.refreshes} refreshes, callers ${answered} answered, ${failedInOutage} failed in outages, ${failedOutside} otherwise`
    })
    const seconds = Math.round((performance.now() - this.#startedMs) / 1000)
    this.#options.report(`${this.#time} year ${year} is over after ${seconds} s: ${state.join('; ')}`)
  }
}

function readCounts({ token, relay, alerts, examples }: ShimLife) {
  const { refreshes } = token
  return { refreshes, grants: relay.grants, damaged: relay.damaged, alerts, failures: [...examples] }
}

async function waitFor(condition: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + settleWithinMs
  while (!condition()) {
    assert.ok(performance.now() < deadlineMs, 'a new login was not noticed')
    await delay(10)
  }
}

/**
 * Fills a data directory with a building, a viewer, and a client of each kind; gives a port that was free.
 */
async function furnish(dataDir: string) {
  const { port, estate, accounts, clients, close } = await startServer({
    dataDir,
    port: 0,
    logLevel: 'error',
  })
  const organisation = { parentId: null, kind: 'organisation', name: 'Acme', timeZone: 'UTC' } as const
  const { locationId: organisationId } = await estate.createLocation(organisation)
  const building = { locationId: 'loc_building', kind: 'building', name: 'Head office' } as const
  await estate.createLocation({ ...building, parentId: organisationId })
  await accounts.createUser({
    organisationId,
    ...viewer,
    role: 'viewer',
    locationIds: [building.locationId],
  })
  const create = async (name: string, rotateRefreshTokens: boolean) => {
    const settings = {
      organisationId,
      accessTokenLifetimeS,
      name,
      kind: 'confidential',
      rotateRefreshTokens,
      rotationGraceS: 60,
    } as const
    const { clientId, clientSecret = '' } = await clients.createClient(settings)
    return { clientId, clientSecret }
  }
  const made = { plain: await create('Plain', false), rotating: await create('Rotating', true) }
  await close()
  return { port, clients: made }
}
