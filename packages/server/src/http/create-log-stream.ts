import { LogStream } from '@openlightfi/process'
import type { Clock } from '../clock.ts'

/** Level 40 of pino, a warning, as the other lines of the log have it. */
const warning = 40

const standardOutput = 1

/** The log of the server on standard output, which nothing that becomes of it can stop or slow down. */
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
