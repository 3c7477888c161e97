import type { components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type UnplacedSensor = components['schemas']['UnplacedSensor']

/** Adds `lightfi sensors unplaced`: what is heard and nobody has placed, the last heard first. */
export function addUnplacedCommand(sensors: Command, environment: CliEnvironment): void {
  sensors
    .command('unplaced')
    .description('list sensors that gateways hear and nobody has placed, the last heard first')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const found = await readPages((query) => client.listUnplacedSensors(query))
      const data = found.toSorted((a, b) => b.last_heard_at - a.last_heard_at)
      await showResult(environment, settings, { value: { data }, text: () => formatUnplaced(data) })
    })
}

function formatUnplaced(sensors: readonly UnplacedSensor[]): string {
  if (sensors.length === 0) return 'No sensors: every one that is heard is placed.\n'
  const columns = ['sensor', 'family', 'heard last', 'readings', 'variables', 'by'].map((title) => ({
    title,
  }))
  return formatTable(
    columns,
    sensors.map(({ sensor_id, family, last_heard_at, readings, var_names, heard_by }) => [
      sensor_id,
      family,
      formatLocalTime(last_heard_at, 'UTC'),
      String(readings),
      var_names.join(' '),
      heard_by.map(({ kind, name }) => name ?? `a ${kind}`).join(', '),
    ]),
  )
}
