import { superviseEnding, watchLauncher } from '@openlightfi/process'
import { findPublicUrlRisk } from './check-public-url.ts'
import { readConfig } from './config.ts'
import { createLogStream } from './http/create-log-stream.ts'
import { reserveThreads } from './reserve-threads.ts'
import { type RunningServer, startServer } from './server.ts'

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
  const log = createLogStream()
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
  server = await startServer(readConfig(environment), Date.now, log)
  const risk = findPublicUrlRisk(server.publicUrl)
  if (risk !== undefined) log.write(`Warning: ${risk}.\n`)
  log.write(`Serving on ${server.publicUrl}, documentation at ${server.publicUrl}/docs\n`)
  const setupLink = await server.createSetupLink()
  if (setupLink) {
    log.write(
      `No user exists yet. Create the first administrator here; the link works once, for 24 hours:\n  ${setupLink}\n`,
    )
  }
  return server
}
