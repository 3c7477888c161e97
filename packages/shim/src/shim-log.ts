import { findTlsAdvice } from '@openlightfi/client'

/** Severities, the least severe first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number]

/** Writes one line for each event. Neither fields nor message may hold a secret. */
export type ShimLog = Readonly<
  Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>
>

/** The destination of lines. */
export interface LogSink {
  write(text: string): unknown
}

/**
 * A log of JSON lines: `time` (RFC 3339), `level`, `message`, then the fields. An error among the fields is
 * written as its name and message.
 *
 * @param readLevel gives the least severe level that is written; called for each line.
 */
export function createLog(sink: LogSink, readLevel: () => LogLevel, now: () => number = Date.now): ShimLog {
  const writeAt =
    (level: LogLevel) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      if (logLevels.indexOf(level) < logLevels.indexOf(readLevel())) return
      const line = { time: new Date(now()).toISOString(), level, message, ...fields }
      sink.write(
        `${JSON.stringify(line, (_key, value) => (value instanceof Error ? formatError(value) : value))}\n`,
      )
    }
  return { debug: writeAt('debug'), info: writeAt('info'), warn: writeAt('warn'), error: writeAt('error') }
}

/** Formats an error as one sentence, with the message of its cause and advice about certificates. */
export function formatError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  const text = `${error.name}: ${error.message}${cause}`
  const advice = findTlsAdvice(error)
  // The SDK's own errors have it already.
  return advice === undefined || text.includes(advice) ? text : `${text}. ${advice}`
}
