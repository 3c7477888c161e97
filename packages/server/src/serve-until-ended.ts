import { findServiceLinks, superviseEnding, watchLauncher } from '@openlightfi/process'
import { findPublicUrlRisk } from './check-public-url.ts'
import { type Clock, systemClock } from './clock.ts'
import { readConfig, settingPrefix } from './config.ts'
import { createLogStream } from './http/create-log-stream.ts'
import { reserveThreads } from './reserve-threads.ts'
import { type RunningServer, startServer } from './server.ts'
import { findTerminal, StartNotes } from './start-notes.ts'
import { startTracing } from './tracing/index.ts'

/** The time for the last lines of the log. */
const lastLinesMs = 500

/** The time for a clean stop: less than a supervisor waits before it kills. */
const stopMs = 25_000

/** The same after an error of the server, when some parts may not work any more. */
const failureMs = 10_000

/**
 * Serves as `lightfi-server` does, and ends this process on a signal or on an error that nobody caught.
 * Resolves once it serves.
 * @param environment that of the process itself, `process.env`.
 * @throws the errors of `readConfig` and `startServer`.
 */
export async function serveUntilEnded(environment: NodeJS.ProcessEnv): Promise<RunningServer> {
  reserveThreads(environment)
  const clock = systemClock
  const log = createLogStream(clock)
  let server: RunningServer | undefined
  superviseEnding({
    name: 'The server',
    stop: async () => server?.close(), // a server that has not started has acknowledged nothing
    signals: ['SIGINT', 'SIGTERM'],
    stopMs,
    failureMs,
    flushLog: () => log.flush(lastLinesMs),
  })
  watchLauncher(environment)
  const config = readConfig(environment)
  const links = findServiceLinks(environment, settingPrefix)
  if (links.length > 0) log.write(formatLinks(links, clock))
  const tracing = await startTracing(environment, log)
  server = await startServer(config, clock, log, { tracing })
  const risk = findPublicUrlRisk(server.publicUrl)
  if (risk !== undefined) log.write(formatRisk(risk, clock))
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

function formatLinks(links: readonly string[], clock: Clock): string {
  const msg = 'these variables are links of a Kubernetes service, not settings, and are ignored'
  return `${JSON.stringify({ level: 30, time: clock(), variables: links, msg })}\n`
}

function formatRisk(risk: string, clock: Clock): string {
  return `${JSON.stringify({ level: 40, time: clock(), msg: risk })}\n`
}
