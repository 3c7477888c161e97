import { type Clock, systemClock } from '../clock.ts'
import type { LogSink } from '../http/app.ts'
import { readTracingSettings } from './read-tracing-settings.ts'
import type { Tracing } from './tracing.ts'

/**
 * Starts traces where the environment asks for them. The libraries are loaded then alone, so that a server
 * without traces pays nothing.
 * @param environment that of the process itself, since the exporter reads it.
 * @param log is told when spans cannot be sent.
 * @throws ConfigError
 */
export async function startTracing(
  environment: NodeJS.ProcessEnv,
  log: LogSink,
  clock: Clock = systemClock,
): Promise<Tracing | undefined> {
  const settings = readTracingSettings(environment)
  if (!settings) return undefined
  const { OpenTelemetryTracing } = await import('./open-telemetry.ts')
  return new OpenTelemetryTracing(settings, log, clock)
}
