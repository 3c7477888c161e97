/**
 * The demo on a data directory: fills its history, then runs for so many milliseconds. At its end it says
 * what it has cost.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { startDemo } from '../../demo/index.ts'

/** The facts of a demo that has ended. */
export interface DemoCost {
  /** Readings that were acknowledged. */
  readonly readings: number
  /** Bytes that the process had written to the disk, the close included. */
  readonly writtenBytes: number
  /** Seconds of processor time. */
  readonly cpuS: number
}

const [dataDir, hasJournal, historyDays, runMs] = process.argv.slice(2)
if (!dataDir || !hasJournal || !historyDays || !runMs) {
  throw new Error('usage: demo-server.ts DATA_DIR true|false HISTORY_DAYS RUN_MS')
}

let readings = 0
const demo = await startDemo({
  config: { dataDir, port: 0, logLevel: 'error' },
  historyDays: Number(historyDays),
  events: {
    onLive: (_organisationId, accepted) => {
      readings += accepted
    },
  },
  log: process.stderr,
  serverOptions: { hasJournal: hasJournal === 'true' },
})
await demo.historyFilled
readings = 0
const [writtenBefore, cpuBefore] = [readWrittenBytes(), process.cpuUsage()]
await delay(Number(runMs))
await demo.close()
const { user, system } = process.cpuUsage(cpuBefore)
const writtenBytes = readWrittenBytes() - writtenBefore
const cost: DemoCost = { readings, writtenBytes, cpuS: (user + system) / 1e6 }
console.log(JSON.stringify(cost))
await delay(10_000) // its parent ends it when it has read the line

/** What Linux has counted as sent to the disk for this process. */
function readWrittenBytes(): number {
  const [, bytes] = /^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8')) ?? []
  if (bytes === undefined) throw new Error('the system does not say what this process has written')
  return Number(bytes)
}
