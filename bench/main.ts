/**
 * `npm run bench [-- --only ID] [-- --json FILE]`: installs the programs that the rows compare with, measures
 * each row in one run on this machine, and prints a table. Ends with 1 when a row had to be left out.
 */
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { explainMissingPeer, installPeers, PeerMissingError } from './install-peers.ts'
import { type BenchResult, type BenchRow, runRow } from './row.ts'
import { ack } from './rows/ack.ts'
import { bytes } from './rows/bytes.ts'
import { charts } from './rows/chart.ts'
import { cliStart } from './rows/cli-start.ts'
import { client } from './rows/client.ts'
import { compression } from './rows/compression.ts'
import { daily } from './rows/daily.ts'
import { dashboard } from './rows/dashboard.ts'
import { docsPage } from './rows/docs-page.ts'
import { event } from './rows/event.ts'
import { exports } from './rows/export.ts'
import { sheetExports } from './rows/export-sheet.ts'
import { health } from './rows/health.ts'
import { historyEngine } from './rows/history-engine.ts'
import { historyPeers } from './rows/history-peers.ts'
import { ingest } from './rows/ingest.ts'
import { latest } from './rows/latest.ts'
import { liveHours } from './rows/live-hours.ts'
import { mixed } from './rows/mixed.ts'
import { newSeries } from './rows/new-series.ts'
import { plans } from './rows/plan.ts'
import { refresh } from './rows/refresh.ts'
import { shim } from './rows/shim.ts'
import { snapshots } from './rows/snapshot.ts'
import { sparklines } from './rows/sparklines.ts'
import { start } from './rows/start.ts'
import { streamMemory } from './rows/stream-memory.ts'
import { wear } from './rows/wear.ts'
import { webhooks } from './rows/webhook.ts'

const rows: readonly BenchRow[] = [
  ...ingest,
  ...ack,
  newSeries,
  ...mixed,
  health,
  daily,
  ...historyPeers,
  sparklines,
  historyEngine,
  ...exports,
  ...sheetExports,
  bytes,
  latest,
  ...snapshots,
  ...compression,
  refresh,
  shim,
  client,
  ...event,
  streamMemory,
  start,
  cliStart,
  ...charts,
  ...wear,
  ...webhooks,
  ...dashboard,
  ...plans,
  ...liveHours,
  ...docsPage,
]

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
})
const unknown = values.only?.filter((id) => !rows.some((row) => row.id === id)) ?? []
if (unknown.length > 0) {
  console.error(`No row "${unknown.join(', ')}"; there are ${rows.map((row) => row.id).join(', ')}.`)
  process.exit(2)
}

const chosen = rows.filter(({ id }) => values.only?.includes(id) ?? true)
const missing = await installPeers([...new Set(chosen.flatMap(({ peers = [] }) => peers))])
for (const name of missing) console.error(`ROWS WILL BE LEFT OUT: ${explainMissingPeer(name)}`)

console.log(
  `${availableParallelism()} cores, Node ${process.versions.node}, medians; a ratio above 1 means ours is better\n`,
)
const results: BenchResult[] = []
const leftOut: string[] = []
for (const row of chosen) {
  process.stdout.write(`${row.id}: ${row.work}, against ${row.against} … `)
  try {
    const { result, note } = await runRow(row)
    results.push(result)
    process.stdout.write(`ratio ${result.ratio.toFixed(2)}${note && ` (${note})`}\n`)
  } catch (error) {
    if (!(error instanceof PeerMissingError)) throw error
    leftOut.push(`${row.id}: ${error.message}`)
    process.stdout.write('LEFT OUT\n')
  }
}
console.log()
console.table(
  results.map(({ id, ours, other, unit, ratio, goal, met }) => ({
    id,
    ours: round(ours),
    other: round(other),
    unit,
    ratio: round(ratio),
    goal: goal === null ? 'reported' : `>= ${round(goal)}`,
    met: met ?? '',
  })),
)
for (const line of leftOut) console.error(`LEFT OUT ${line}`)
if (leftOut.length > 0) {
  console.error(`${leftOut.length} of ${chosen.length} rows were left out: the table is not whole.`)
  process.exitCode = 1
}
if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`)

function round(figure: number): number {
  return figure >= 100 ? Math.round(figure) : Number(figure.toPrecision(3))
}
