import { findServiceLinks, superviseEnding, watchLauncher } from '@openlightfi/process'
import { findPublicUrlRisk } from './check-public-url.ts'
import { type Clock, systemClock } from './clock.ts'
import { readConfig, settingPrefix } from './config.ts'
import { createLogStream } from './http/create-log-stream.ts'
import { reserveThreads } from './reserve-threads.ts'
import { type RunningServer, startServer } from './server.ts'
import { findTerminal, StartNotes } from './start-notes.ts'

/** How long the last lines of the log may take. */
const lastLinesMs = 500

/** How long a clean stop may take: less than what a supervisor waits before it kills. */
const stopMs = 25_000

/** The same after an error of ours, when not everything may work any more. */
const failureMs = 10_000

/**
 * Serves as `lightfi-server` does, and ends this process on a signal or on an error that nobody caught. Resolves once it
 * serves.
 * @param environment that of the process itself, `process.env`.
 * @throws what `readConfig` and `startServer` throw.
 */
export async function serveUntilEnded(environment: NodeJS.ProcessEnv): Promise<RunningServer> {
  reserveThreads(environment)
  const clock = systemClock
  const log = createLogStream(clock)
  let server: RunningServer | undefined
  superviseEnding({
    name: 'The server',
    stop: async () => server?.close(), // one that has not started has acknowledged nothing
    signals: ['SIGINT', 'SIGTERM'],
    stopMs,
    failureMs,
    flushLog: () => log.flush(lastLinesMs),
  })
  watchLauncher(environment)
  const config = readConfig(environment)
  const links = findServiceLinks(environment, settingPrefix)
  if (links.length > 0) log.write(describeLinks(links, clock))
  server = await startServer(config, clock, log)
  const risk = findPublicUrlRisk(server.publicUrl)
  if (risk !== undefined) log.write(describeRisk(risk, clock))
  const noted = process.stdout.isTTY ? undefined : log
  const { dataDir } = config
  await tellStart(server, new StartNotes({ dataDir, terminal: findTerminal(), log: noted, clock }))
  return server
}

async function tellStart(server: RunningServer, notes: StartNotes): Promise<void> {
  notes.tellAddress(server.publicUrl)
  server.onSetup(() => notes.forgetSetupLink())
  const setupLink = await server.createSetupLink()
  if (setupLink) notes.giveSetupLink(setupLink)
  else notes.forgetSetupLink()
}

function describeLinks(links: readonly string[], clock: Clock): string {
  const msg = 'these variables are links of a Kubernetes service, not settings, and are ignored'
  return `${JSON.stringify({ level: 30, time: clock(), variables: links, msg })}\n`
}

function describeRisk(risk: string, clock: Clock): string {
  return `${JSON.stringify({ level: 40, time: clock(), msg: risk })}\n`
}
