import { LogStream } from '@openlightfi/process'
import type { Clock } from '../clock.ts'

/** The level of a warning in pino, 40, as in the other lines of the log. */
const warning = 40

const standardOutput = 1

/**
 * Creates the log of the server on standard output. No trouble of the output can stop or slow down the log.
 */
export function createLogStream(clock: Clock): LogStream {
  return new LogStream(standardOutput, {
    formatLoss: (lines, reason) =>
      JSON.stringify({
        level: warning,
        time: clock(),
        lost_lines: lines,
        reason,
        msg: 'lines of the log were lost: it could not be written',
      }),
  })
}
