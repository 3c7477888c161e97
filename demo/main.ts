import { isatty } from 'node:tty'
import { parseArgs } from 'node:util'
import { endProcess, LogStream, superviseEnding } from '@openlightfi/process'
import { formatConfig, formatStartFailure, readConfig, reserveThreads } from '@openlightfi/server'
import { formatDemo } from './format-demo.ts'
import { createProgressDisplay, type ProgressDisplay } from './progress-display.ts'
import { type DemoEvents, type RunningDemo, startDemo } from './start-demo.ts'

/** The command line cannot be used. */
class UsageError extends Error {
  override readonly name = 'UsageError'
}

const usage = `npm start -- [--history-days N]

Starts the API with a demo building. Ctrl-C ends it; the next start goes on with the same data.

  --history-days N   days of history that a new data directory gets, 0 to 365 (default 30)

Environment:
${formatConfig()}
`

/** The longest times for stopping the demo, and for stopping it after an error of its own. */
const stopMs = 25_000
const failureMs = 10_000

/** How long the last lines may take. */
const lastLinesMs = 500

const log = new LogStream(1)
reserveThreads(process.env)
try {
  await runDemo(process.argv.slice(2), process.env)
} catch (error) {
  await endProcess(1, formatFailure(error), () => log.flush(lastLinesMs))
}

async function runDemo(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const values = readArguments(args)
  if (values.help) return endProcess(0, undefined, () => say(usage).flush(lastLinesMs))
  let demo: RunningDemo | undefined
  let display: ProgressDisplay | undefined
  superviseEnding({
    name: 'The demo',
    signals: ['SIGINT', 'SIGTERM', 'SIGHUP'],
    stopMs,
    failureMs,
    onStop: () => say('\nStopping... (once more to exit at once)'),
    stop: async () => {
      display?.finish()
      await demo?.close()
      say('Stopped. `npm start` goes on with the same data.')
    },
    flushLog: () => log.flush(lastLinesMs),
  })
  const config = readConfig({ LIGHTFI_LOG_LEVEL: 'warn', ...environment })
  const events: DemoEvents = {
    onHistory: (posted, share) => display?.advance(posted, share),
    onTrouble: (text) => (display ? display.say(text) : say(text)),
  }
  say(`Opening ${config.dataDir}: the stores, the keys, the demo's organisations ...`)
  demo = await startDemo({ config, historyDays: readDays(values['history-days']), events, log })
  const terminal = { write: (text: string) => log.write(text), isTTY: isatty(1) }
  display = createProgressDisplay(terminal, demo.historyShareAtStart)
  say(`Serving ${demo.facts.api_url} after ${(performance.now() / 1000).toFixed(1)} s.\n`)
  say(`${formatDemo(demo.facts, demo.factsFile)}\n`)
  announceHistory(demo, display)
  demo.ended.catch((error) => {
    display?.say(`The simulation has ended: ${error}\nThe server goes on. \`npm start\` begins it again.`)
  })
}

/** Shows a line, or several. */
function say(text: string): LogStream {
  log.write(`${text}\n`)
  return log
}

function announceHistory(demo: RunningDemo, display: ProgressDisplay): void {
  if (demo.historyShareAtStart < 1) {
    display.say('Filling history, the last day first; the API can be used meanwhile.')
  }
  demo.historyFilled.then(
    () => {
      display.finish()
      display.say('History is complete. Live readings arrive every few seconds. Ctrl-C stops.')
    },
    () => {}, // `ended` rejects with the same error
  )
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { 'history-days': { type: 'string', default: '30' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

function formatFailure(error: unknown): string {
  return error instanceof UsageError ? error.message : formatStartFailure(error)
}

function readDays(text: string): number {
  const days = Number(text)
  if (text.trim() !== '' && days >= 0 && days <= 365) return days
  throw new UsageError(`--history-days must be a number from 0 to 365, not "${text}"`)
}
