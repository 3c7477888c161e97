import { join } from 'node:path'
import {
  type RunningServer,
  type ServerConfig,
  type ServerOptions,
  startServer,
  systemClock,
} from '@openlightfi/server'
import type { DemoFacts } from './demo-facts.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { DemoProgress } from './demo-progress.ts'
import { accessFile, type OrganisationAccess, provisionDemo } from './provision.ts'
import { type Simulation, startSimulation } from './simulation.ts'
import type { SimulationReport } from './simulation-messages.ts'
import { TroubleTeller } from './trouble-teller.ts'
import { writePrivateJson } from './write-private-json.ts'

/** How to start the demo. */
export interface DemoOptions {
  /** The server's configuration; port 0 picks a free one. */
  readonly config: ServerConfig
  /** Days of history that a new data directory gets, >= 0. Default 30. */
  readonly historyDays?: number
  /** Seconds between two posts of a gateway, > 0. Default 10. */
  readonly periodS?: number
  readonly events?: DemoEvents
  /** The destination of the server's log. Default: standard output. */
  readonly log?: { write(line: string): unknown }
  /** For tests and benchmarks. */
  readonly serverOptions?: ServerOptions
}

/** The events of the demo's work. */
export interface DemoEvents {
  /** Readings of the history were stored: so many now, and this share (0 to 1) of all so far. */
  onHistory?(posted: number, share: number): void
  /** Live readings were stored. */
  onLive?(organisationId: string, accepted: number): void
  /** Trouble that the demo survives: a post to repeat, rejected or lost readings. */
  onTrouble?(text: string): void
}

/** A running demo. */
export interface RunningDemo {
  readonly server: RunningServer
  /** The same as in `demo.json`. Holds secrets. */
  readonly facts: DemoFacts
  /** Path of `demo.json`. */
  readonly factsFile: string
  /** Resolves when the last day of the history is stored, the first part of it; else as `historyFilled`. */
  readonly recentFilled: Promise<void>
  /** Share of the history that was stored when the demo started, 0 to 1. */
  readonly historyShareAtStart: number
  /**
   * Resolves when all history is stored; rejects where the simulation failed. Never settles when closed
   * before.
   */
  readonly historyFilled: Promise<void>
  /** Rejects where the simulation failed; resolves after `close`. */
  readonly ended: Promise<void>
  /** Stops the simulation, then the server; once, however often it is called. */
  close(): Promise<void>
}

/** Every demo building lives the same life, so that what a guide shows can be found again. */
const demoSeed = 20_261

/**
 * Starts a server, creates the demo organisations in it where they are missing, writes `demo.json`, and
 * begins to fill history and to send live readings. Resolves when the API can be used; history is filled
 * afterwards.
 *
 * @throws what the server throws, e.g. where the port or the data directory is in use.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { config, historyDays = 30, periodS = 10, events = {} } = options
  const server = await startServer(config, systemClock, options.log, options.serverOptions)
  try {
    const access = await provisionDemo(server, config.dataDir, (text) => events.onTrouble?.(text))
    const facts = buildDemoFacts(server.publicUrl, access)
    const factsFile = join(config.dataDir, 'demo.json')
    await writePrivateJson(factsFile, facts)
    const progress = await DemoProgress.open(config.dataDir, historyDays, demoSeed, Date.now() / 1000)
    const historyShareAtStart = progress.historyShare(sensorCounts)
    const { simulation, ...filled } = simulate(server, config, access, progress, periodS, events)
    let closed: Promise<void> | undefined
    return {
      server,
      facts,
      factsFile,
      historyShareAtStart,
      ...filled,
      ended: simulation.ended,
      close: () => {
        closed ??= shutDown(simulation, progress, server)
        return closed
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

async function shutDown(
  simulation: Simulation,
  progress: DemoProgress,
  server: RunningServer,
): Promise<void> {
  try {
    await simulation.stop()
    await progress.flush()
  } finally {
    await server.close()
  }
}

/** The weight of an organisation in the progress of the history. */
const sensorCounts: ReadonlyMap<string, number> = new Map(
  demoOrganisations.map(({ organisationId, building }) => [organisationId, building.sensors.length]),
)

function buildDemoFacts(publicUrl: string, access: readonly OrganisationAccess[]): DemoFacts {
  const [large] = access
  if (!large) throw new Error('The demo has no organisation')
  return {
    api_url: publicUrl,
    oauth_url: `${publicUrl}/oauth2`,
    users: access.flatMap(({ users }) => users),
    oauth_clients: access.map(({ oauth_client }) => oauth_client),
    gateway: large.gateway,
    sensor_ids: demoOrganisations[0]?.building.sensors.map(({ sensorId }) => sensorId) ?? [],
  }
}

function simulate(
  server: RunningServer,
  config: ServerConfig,
  access: readonly OrganisationAccess[],
  progress: DemoProgress,
  periodS: number,
  events: DemoEvents,
): { simulation: Simulation } & Pick<RunningDemo, 'recentFilled' | 'historyFilled'> {
  const nowS = Date.now() / 1000
  const organisations = access.map(({ organisation_id: organisationId, gateway }) => ({
    organisationId,
    gateway: { clientId: gateway.client_id, clientSecret: gateway.client_secret },
    missing: progress.listMissing(organisationId),
    liveFromS: progress.liveFromS(organisationId, nowS),
  }))
  const recent = Promise.withResolvers<void>()
  const filled = Promise.withResolvers<void>()
  const order = {
    apiUrl: loopbackUrl(config.host, server.port),
    seed: progress.seed,
    periodS,
    organisations,
    accessFile: join(config.dataDir, accessFile),
  }
  const trouble = new TroubleTeller(order.accessFile, (text) => events.onTrouble?.(text))
  const simulation = startSimulation(order, (report) => {
    if (report.kind === 'recent-filled') recent.resolve()
    else if (report.kind === 'history-filled') filled.resolve()
    else handleReport(report, progress, events, trouble)
  })
  for (const { promise, reject } of [recent, filled]) {
    simulation.ended.catch(reject)
    promise.catch(() => {}) // callers that do not wait for the history learn of a failure from `ended`
  }
  return { simulation, recentFilled: recent.promise, historyFilled: filled.promise }
}

function handleReport(
  report: Exclude<SimulationReport, { kind: 'recent-filled' | 'history-filled' }>,
  progress: DemoProgress,
  events: DemoEvents,
  trouble: TroubleTeller,
): void {
  switch (report.kind) {
    case 'history':
      progress.recordHistory(report.organisationId, report.part, report.untilS)
      events.onHistory?.(report.posted, progress.historyShare(sensorCounts))
      break
    case 'live':
      progress.recordLive(report.organisationId, report.untilS)
      events.onLive?.(report.organisationId, report.accepted)
      trouble.tellRejected(report.rejected)
      break
    default:
      trouble.tell(report)
  }
}

/** An address of this machine on which the server listens, whatever its public URL. */
function loopbackUrl(host: string | undefined, port: number): string {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  const address = everywhere[host ?? ''] ?? (host?.includes(':') ? `[${host}]` : (host ?? 'localhost'))
  return `http://${address}:${port}`
}
