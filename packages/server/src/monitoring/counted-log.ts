import type { LogSink } from '../http/app.ts'

/** The names of the levels of the log, by their numbers in its lines. */
const levels: Readonly<Record<string, string>> = {
  '10': 'trace',
  '20': 'debug',
  '30': 'info',
  '40': 'warn',
  '50': 'error',
  '60': 'fatal',
}
const start = '{"level":'

/** Passes the lines of the log on, and counts them by level. */
export class CountedLog implements LogSink {
  readonly #log: LogSink
  /** The lines since the start, by the name of their level. */
  readonly lines = new Map<string, number>(Object.values(levels).map((level) => [level, 0]))

  constructor(log: LogSink) {
    this.#log = log
  }

  get lostInAll(): number {
    return this.#log.lostInAll ?? 0
  }

  write(line: string): void {
    const level = line.startsWith(start) ? levels[line.slice(start.length, start.length + 2)] : undefined
    if (level !== undefined) this.lines.set(level, (this.lines.get(level) ?? 0) + 1)
    this.#log.write(line)
  }
}
