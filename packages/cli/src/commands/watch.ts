import { type Client, TimeoutError, type VarName, type WatchClient, watchReadings } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatCsv } from '../output/format-csv.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatJsonLine } from '../output/format-member.ts'
import { findUnit, formatValue } from '../output/format-value.ts'
import { writeText } from '../output/write-text.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

interface WatchOptions extends GlobalOptions {
  readonly interval?: number
}

interface Datum {
  readonly time: number
  readonly value?: number
}

/** The readings to follow, and the callback for each. */
interface Following {
  readonly client: Client
  readonly sensorId: string
  readonly varName: VarName
  /** Between two looks, seconds; `undefined` for a stream. */
  readonly intervalS: number | undefined
  /** @param timeZone IANA name, of the place of the sensor. */
  readonly show: (datum: Datum, timeZone: string) => Promise<void>
}

/** Adds `lightfi watch SENSOR VAR`: one line per new reading, until Ctrl-C. */
export function addWatchCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('watch')
    .description('print the newest reading, then each one that is stored, also late and corrected ones')
    .argument('<sensor>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .option('--interval <seconds>', 'look this often (default: show readings as they are stored)', (text) =>
      parseWholeNumber(text, 1, 86_400),
    )
    .action(async (sensorId: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<WatchOptions>()
      const { client, settings } = openSession(environment, options)
      const formatCsvLine = createCsvFormatter()
      const format = ({ time, value }: Datum, timeZone: string) => {
        const record = { sensor_id: sensorId, var_name: varName, time, value, unit: findUnit(varName) }
        if (settings.format === 'json') return formatJsonLine(record)
        if (settings.format === 'csv') return formatCsvLine(record)
        return `${formatLocalTime(time, timeZone)} ${formatValue(varName, value)}\n`
      }
      const show = (datum: Datum, timeZone: string) =>
        writeText(environment.stdout, [format(datum, timeZone)])
      await follow({ client, sensorId, varName, intervalS: options.interval, show }, environment)
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
 * Shows the newest reading, then each stored one, until it is interrupted. Outages are noted and outlived.
 */
async function follow(
  { client, sensorId, varName, intervalS, show }: Following,
  { interruption, stderr, now }: CliEnvironment,
): Promise<void> {
  let newest: Datum | undefined
  let timeZone = 'UTC'
  let isInTrouble = false
  let hasBegun = false
  let hasToldOfPolling = false
  const again = intervalS === undefined ? '' : ` every ${intervalS} s`

  async function showNewest(): Promise<void> {
    const sensor = await client.readSensor(sensorId, { project: ['latest', 'value', 'time_zone'] })
    timeZone = sensor.time_zone ?? timeZone
    newest = sensor.data?.find((datum) => datum.var_name === varName)
    if (newest) await show(newest, timeZone)
  }

  const log: WatchClient = {
    streamEvents: client.streamEvents,
    async readReadingChanges(query, options) {
      const changes = await client.readReadingChanges(query, options)
      // after the cursor is known, so that no reading in between is missed
      if (query?.after === 'now') await showNewest()
      return changes
    },
  }
  const readings = watchReadings(
    log,
    { sensor_id: [sensorId], var_name: [varName] },
    {
      intervalMs: (intervalS ?? 0) * 1000,
      signal: interruption,
      onTrouble: ({ message }) => {
        if (!isInTrouble) stderr.write(`lightfi: ${message} Trying again${again}.\n`)
        isInTrouble = true
      },
      onLook: ({ nextInMs }) => {
        if (hasBegun) return
        hasBegun = true
        const next = new Date(now() + nextInMs).toISOString().slice(11, 19)
        const rhythm = intervalS === undefined ? '' : `, a look every ${intervalS} s, the next at ${next} UTC`
        stderr.write(`Watching ${varName} of ${sensorId}${rhythm}. Ctrl-C ends it.\n`)
      },
      onWayChange: (way) => {
        if (way.way === 'stream' || hasToldOfPolling) return
        hasToldOfPolling = true
        const reason = way.reason?.message ?? 'It ended again and again.'
        const fault = way.reason instanceof TimeoutError ? 'comes through' : 'is to be had'
        stderr.write(`lightfi: no stream of events ${fault}, so the server is asked instead. ${reason}\n`)
      },
      onRecovery: () => {
        stderr.write('lightfi: the server answers again.\n')
        isInTrouble = false
      },
    },
  )
  try {
    for await (const reading of readings) {
      const isShown = reading.time === newest?.time && reading.value === newest.value
      if (reading.time === newest?.time) newest = undefined
      if (!isShown) await show(reading, timeZone)
    }
  } catch (error) {
    if (!interruption.aborted) throw error // Ctrl-C is how a watch ends
  }
}
