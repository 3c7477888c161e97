import { readFile } from 'node:fs/promises'
import type { components } from '@openlightfi/client'
import { decodeText } from '@openlightfi/process'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { UsageError } from '../exit-code.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type Floorplan = components['schemas']['Floorplan']

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
    .action(async (locationId: string, file: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const plan = await readPlan(file)
      await client.putFloorplan(locationId, plan)
      const count = plan.features?.length ?? 0
      await showResult(environment, settings, {
        value: { location_id: locationId, features: count },
        text: () => `${locationId} has a plan of ${count} features.\n`,
      })
    })
  floorplans
    .command('delete')
    .description('delete the plan of a floor')
    .argument('<floor>', 'id of a floor')
    .option(...yesOption)
    .action(async (locationId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `The plan of ${locationId} will be gone for good. Go on?`)
      await client.deleteFloorplan(locationId)
      await showResult(environment, settings, {
        value: { deleted: locationId },
        text: () => `Deleted the plan of ${locationId}.\n`,
      })
    })
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
