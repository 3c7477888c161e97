import { setTimeout as delay } from 'node:timers/promises'
import { ApiProblem, type Client, NetworkError, TokenEndpointError, type VarName } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatCsv } from '../output/format-csv.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { findUnit, formatValue } from '../output/format-value.ts'
import { writeText } from '../output/write-text.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

interface WatchOptions extends GlobalOptions {
  readonly interval: number
}

interface Datum {
  readonly time: number
  readonly value?: number
}

/** Adds `lightfi watch SENSOR VAR`: one line per new reading, until Ctrl-C. */
export function addWatchCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('watch')
    .description('print the newest reading, then each new one')
    .argument('<sensor>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .option('--interval <seconds>', 'between two looks', (text) => parseWholeNumber(text, 1, 86_400), 10)
    .action(async (sensorId: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<WatchOptions>()
      const { client, settings } = openSession(environment, options)
      const follow = createFollower(client, sensorId, varName)
      const formatCsvLine = createCsvFormatter()
      const show = (datum: Datum, timeZone: string) => {
        const { time, value } = datum
        const record = { sensor_id: sensorId, var_name: varName, time, value, unit: findUnit(varName) }
        if (settings.format === 'json') return `${JSON.stringify(record)}\n`
        if (settings.format === 'csv') return formatCsvLine(record)
        return `${formatLocalTime(datum.time, timeZone)} ${formatValue(varName, datum.value)}\n`
      }
      await pollUntilInterrupted(environment, options.interval, async () => {
        const { data, timeZone } = await follow()
        await writeText(
          environment.stdout,
          data.map((datum) => show(datum, timeZone)),
        )
      })
    })
}

/** Makes a function that puts the header before the first record. */
function createCsvFormatter(): (record: object) => string {
  let hasHeader = false
  return (record) => {
    const lines = [...formatCsv([record])].slice(hasHeader ? 1 : 0)
    hasHeader = true
    return lines.join('')
  }
}

/**
 * Makes a function that reads what is new since it last succeeded: the newest datum at first, then every datum measured
 * after the newest one seen, so that nothing between two looks or during an outage is missed.
 */
function createFollower(client: Client, sensorId: string, varName: VarName) {
  let seenMs: number | undefined
  let timeZone = 'UTC'

  async function readNewest(): Promise<readonly Datum[]> {
    const sensor = await client.readSensor(sensorId, { project: ['latest', 'value', 'time_zone'] })
    timeZone = sensor.time_zone ?? timeZone
    return sensor.data?.filter((datum) => datum.var_name === varName) ?? []
  }

  return async () => {
    const data =
      seenMs === undefined
        ? await readNewest()
        : (await client.readSensorHistory(sensorId, varName, { from: (seenMs + 1) / 1000 })).data
    const newest = data.at(-1)
    if (newest) seenMs = Math.round(newest.time * 1000)
    return { data, timeZone }
  }
}

async function pollUntilInterrupted(
  { interruption, stderr }: CliEnvironment,
  intervalS: number,
  look: () => Promise<void>,
): Promise<void> {
  let isInTrouble = false
  while (!interruption.aborted) {
    let waitS = intervalS
    try {
      await look()
      if (isInTrouble) stderr.write('lightfi: the server answers again.\n')
      isInTrouble = false
    } catch (error) {
      if (interruption.aborted) return
      if (!mayPass(error)) throw error
      waitS = Math.max(intervalS, findRetryAfterS(error))
      if (!isInTrouble) stderr.write(`lightfi: ${error.message} Trying again every ${intervalS} s.\n`)
      isInTrouble = true
    }
    await waitUnlessInterrupted(waitS, interruption)
  }
}

async function waitUnlessInterrupted(seconds: number, interruption: AbortSignal): Promise<void> {
  await delay(seconds * 1000, undefined, { signal: interruption }).catch((error: unknown) => {
    if (!interruption.aborted) throw error // Ctrl-C is how a watch ends
  })
}

function mayPass(error: unknown): error is Error {
  if (error instanceof ApiProblem) return error.status === 429 || error.status >= 500
  return error instanceof NetworkError || error instanceof TokenEndpointError
}

/** At most an hour: a wait must fit a timer and a person's patience. */
function findRetryAfterS(error: Error): number {
  return error instanceof ApiProblem ? Math.min(error.retryAfterS ?? 0, 3600) : 0
}
