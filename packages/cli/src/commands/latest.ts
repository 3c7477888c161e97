import type { components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable, showPlainly } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { showResult } from '../output/show-result.ts'
import { colour } from '../output/write-text.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/** Adds `lightfi latest SENSOR`: the newest datum of each variable. */
export function addLatestCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('latest')
    .description('show the newest values of a sensor')
    .argument('<sensor>', 'id of a sensor, e.g. AQ2-FE753C0D7ADF')
    .action(async (sensorId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const sensor = await client.readSensor(sensorId)
      await showResult(environment, settings, {
        value: sensor,
        records: (sensor.data ?? []).map(({ var_name, time, value }) => {
          // A table has the same columns whatever the data are.
          return { sensor_id: sensor.sensor_id, var_name, time, value }
        }),
        text: () => formatSensor(sensor, environment),
      })
    })
}

function formatSensor(sensor: components['schemas']['SensorOutput'], environment: CliEnvironment): string[] {
  const timeZone = sensor.time_zone ?? 'UTC'
  const name = colour(environment, environment.stdout, 'bold', showPlainly(sensor.name ?? sensor.sensor_id))
  const title = `${name} (${sensor.sensor_id}, ${showPlainly(timeZone)})\n\n`
  const data = sensor.data ?? []
  if (data.length === 0) return [title, 'It never reported.\n']
  const columns = [
    { title: 'variable' },
    { title: 'value', align: 'right' as const },
    { title: 'unit' },
    { title: 'time' },
  ]
  const rows = data.map(({ var_name, value, time }) => [
    var_name,
    String(value ?? '-'),
    findUnit(var_name),
    formatLocalTime(time, timeZone),
  ])
  return [title, formatTable(columns, rows)]
}
