import { readFile } from 'node:fs/promises'
import type { components } from '@openlightfi/client'
import { decodeText } from '@openlightfi/process'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { ChecksFailedError, exitCodes, UsageError } from '../exit-code.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type Floorplan = components['schemas']['Floorplan']
type FloorplanReport = components['schemas']['FloorplanReport']

interface PutOptions extends GlobalOptions {
  readonly dryRun?: true
  readonly ifVersion?: string
}

/** Adds `lightfi floorplans show|put|delete`: the GeoJSON plan of a floor. */
export function addFloorplansCommand(program: Command, environment: CliEnvironment): void {
  const floorplans = program.command('floorplans').description('show and administer the plans of floors')
  floorplans
    .command('show')
    .description('write the GeoJSON of a floor')
    .argument('<floor>', 'id of a floor')
    .action(async (locationId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const plan = await client.readFloorplan(locationId)
      await showResult(environment, settings, {
        value: plan,
        records: plan.features ?? [],
        text: () => `${JSON.stringify(plan, null, 2)}\n`,
      })
    })
  floorplans
    .command('put')
    .description('give a floor a plan, in place of the one before')
    .argument('<floor>', 'id of a floor')
    .argument('<file>', 'a GeoJSON FeatureCollection in WGS 84')
    .option('--dry-run', 'store nothing; show every mistake, and what would change')
    .addOption(ifVersionOption())
    .action(async (locationId: string, file: string, _options, command: Command) => {
      const options = command.optsWithGlobals<PutOptions>()
      const { client, settings } = openSession(environment, options)
      const { dryRun = false, ifVersion } = options
      const plan = await readPlan(file)
      const report = await client.putFloorplan(
        locationId,
        plan,
        dryRun ? { dry_run: true } : {},
        ifVersion === undefined ? {} : { ifVersion: ifVersion === 'none' ? null : ifVersion },
      )
      await showResult(environment, settings, {
        value: report,
        records: [toRecord(locationId, report)],
        text: () => formatReport(locationId, report),
      })
      if (!report.can_be_stored) throw new ChecksFailedError('The plan cannot be stored.', exitCodes.failure)
    })
  floorplans
    .command('delete')
    .description('delete the plan of a floor')
    .argument('<floor>', 'id of a floor')
    .addOption(ifVersionOption())
    .option(...yesOption)
    .action(async (locationId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean; ifVersion?: string }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `The plan of ${locationId} will be gone for good. Go on?`)
      const { ifVersion } = options
      await client.deleteFloorplan(locationId, ifVersion === undefined ? {} : { ifVersion })
      await showResult(environment, settings, {
        value: { deleted: locationId },
        text: () => `Deleted the plan of ${locationId}.\n`,
      })
    })
}

function ifVersionOption(): Option {
  return new Option(
    '--if-version <version>',
    'only if the floor still has the plan of that version, as --dry-run shows it; none: only if it has none',
  )
}

function formatReport(locationId: string, report: FloorplanReport): string {
  const { stored, features, added, removed, changed, unchanged, lost, mistakes, version } = report
  const changes = `${added.count} polygons added, ${removed.count} removed, ${changed.count} changed, ${unchanged} as they were`
  if (stored) return `${locationId} has a plan of ${features} features: ${changes}.\n`
  const lines = [
    `A plan of ${features} features; nothing is stored. There would be ${changes}.`,
    ...mistakes.places.map(({ pointer, detail }) => `${pointer} ${detail}`),
    ...countRest(mistakes.count, mistakes.places.length, 'mistakes'),
    ...lost.sensors.map(({ sensor_id, polygon_id }) => `${sensor_id} would lose its polygon "${polygon_id}"`),
    ...countRest(lost.count, lost.sensors.length, 'sensors'),
    version === null ? 'The floor has no plan now.' : `The plan of the floor is at version ${version}.`,
  ]
  return `${lines.join('\n')}\n`
}

/** The report as one row; JSON has all of it. */
function toRecord(locationId: string, report: FloorplanReport) {
  const { added, removed, changed, lost, mistakes, ...rest } = report
  return {
    location_id: locationId,
    ...rest,
    added: added.count,
    removed: removed.count,
    changed: changed.count,
    lost: lost.count,
    mistakes: mistakes.count,
  }
}

function countRest(count: number, shown: number, what: string): string[] {
  return count > shown ? [`and ${count - shown} more ${what}`] : []
}

/** The API checks what is in it. @throws UsageError when it cannot be read or is not JSON. */
async function readPlan(file: string): Promise<Floorplan> {
  try {
    return JSON.parse(decodeText(await readFile(file))) as Floorplan
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be read as JSON: ${reason}`)
  }
}
