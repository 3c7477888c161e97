import { parseArgs } from 'node:util'
import { ConfigError, DataDirectoryError, describeConfig, readConfig } from '@openlightfi/server'
import { describeDemo } from './describe-demo.ts'
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
${describeConfig()}
`

try {
  process.exit(await runDemo(process.argv.slice(2), process.env))
} catch (error) {
  console.error(describeFailure(error))
  process.exit(1)
}

async function runDemo(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const values = readArguments(args)
  if (values.help) {
    console.log(usage)
    return 0
  }
  const stopped = listenForStop()
  const config = readConfig({ LIGHTFI_LOG_LEVEL: 'warn', ...environment })
  let display: ProgressDisplay | undefined
  const events: DemoEvents = {
    onHistory: (posted, share) => display?.advance(posted, share),
    onTrouble: (text) => (display ? display.say(text) : console.log(text)),
  }
  const demo = await startDemo({ config, historyDays: readDays(values['history-days']), events })
  display = createProgressDisplay(process.stdout, demo.historyShareAtStart)
  console.log(`Serving ${demo.facts.api_url} after ${(performance.now() / 1000).toFixed(1)} s.\n`)
  console.log(`${describeDemo(demo.facts, demo.factsFile)}\n`)
  announceHistory(demo, display)
  try {
    await Promise.race([stopped, demo.ended])
  } finally {
    display.finish()
    await demo.close()
  }
  console.log('Stopped. `npm start` goes on with the same data.')
  return 0
}

function announceHistory(demo: RunningDemo, display: ProgressDisplay): void {
  if (demo.historyShareAtStart < 1) {
    display.say('Filling history; the API can be used meanwhile.')
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

/** Resolves on the first Ctrl-C or SIGTERM; the second one ends the process at once. */
function listenForStop(): Promise<void> {
  return new Promise((resolve) => {
    let signals = 0
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        signals += 1
        if (signals > 1) process.exit(130)
        console.log('\nStopping... (once more to exit at once)')
        resolve()
      })
    }
  })
}

/** Mistakes that the user can mend are shown as a sentence, anything else with its trace. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what listens there, or set LIGHTFI_PORT to another port.`
  }
  const isUsers =
    error instanceof ConfigError || error instanceof DataDirectoryError || error instanceof UsageError
  return isUsers ? error.message : (error.stack ?? error.message)
}

function readDays(text: string): number {
  const days = Number(text)
  if (text.trim() !== '' && days >= 0 && days <= 365) return days
  throw new UsageError(`--history-days must be a number from 0 to 365, not "${text}"`)
}
