import { type Client, type components, isProblem } from '@openlightfi/client'
import type { BuildingPlan } from '@openlightfi/simulator'
import { UsageError } from '../exit-code.ts'
import { formatCount } from '../output/format-count.ts'

type Schemas = components['schemas']

/** Records in one import; the server takes twice as many. */
const recordsPerImport = 10_000

/**
 * Finds the location that buildings are put in when none is named: the only one that was granted.
 * @throws UsageError where there is none, or more than one.
 */
export async function findParent(client: Client): Promise<string> {
  const { data } = await client.readBaseLocations()
  const [only, ...others] = data
  if (only && others.length === 0) return only.location_id
  const ids = data.map(({ location_id }) => location_id).join(', ')
  const choice = ids === '' ? 'you see none' : `you see ${ids}`
  throw new UsageError(`--create needs --in, the location to put the buildings in; ${choice}`)
}

/** Says how many places and sensors plans have. */
export function formatPlaces(plans: readonly BuildingPlan[]): string {
  return formatRecords(listLocations(plans), listSensors(plans))
}

/**
 * Makes the locations and sensors of plans where they are missing, and says what it makes before it does.
 * What is there stays as it is, also where somebody has moved or renamed it.
 *
 * @throws UsageError for what the server does not take; what the SDK throws.
 */
export async function makePlaces(
  client: Client,
  plans: readonly BuildingPlan[],
  parentId: string,
  say: (text: string) => void,
): Promise<void> {
  const places = new Set((await client.exportLocations()).locations.map(({ location_id }) => location_id))
  const devices = new Set((await client.exportSensors()).sensors.map(({ sensor_id }) => sensor_id))
  const locations = listLocations(plans).filter(({ location_id }) => !places.has(location_id))
  const sensors = listSensors(plans).filter(({ sensor_id }) => !devices.has(sensor_id))
  if (locations.length + sensors.length === 0) {
    say('All buildings, floors and sensors are there.\n')
    return
  }
  say(`Making ${formatRecords(locations, sensors)} in ${parentId} ...\n`)
  await refuseRejected(async () => {
    for (const part of cut(locations)) await client.importLocations({ locations: part })
    for (const part of cut(sensors)) await client.importSensors({ sensors: part })
  })
}

function formatRecords(
  locations: readonly Schemas['LocationRecord'][],
  sensors: readonly Schemas['SensorRecord'][],
): string {
  const buildings = locations.filter(({ kind }) => kind === 'building').length
  const floors = formatCount(locations.length - buildings, 'floor')
  return `${formatCount(buildings, 'building')}, ${floors} and ${formatCount(sensors.length, 'sensor')}`
}

/** Parents come before their children. */
function listLocations(plans: readonly BuildingPlan[]): Schemas['LocationRecord'][] {
  return plans.flatMap(({ locations }) =>
    locations.map(({ locationId, parentId, kind, name, timeZone }) => ({
      location_id: locationId,
      parent_id: parentId,
      kind,
      name,
      ...(timeZone !== undefined && { time_zone: timeZone }),
    })),
  )
}

function listSensors(plans: readonly BuildingPlan[]): Schemas['SensorRecord'][] {
  return plans.flatMap(({ sensors }) =>
    sensors.map(({ sensorId, locationId, name, position }) => ({
      sensor_id: sensorId,
      location_id: locationId,
      name,
      position,
    })),
  )
}

function* cut<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += recordsPerImport)
    yield items.slice(from, from + recordsPerImport)
}

/** Names the first record that the server did not take. */
async function refuseRejected(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isProblem(error, 'import_rejected') || !error.report) throw error
    const { rejected, rows } = error.report
    const first = rows.find(({ action }) => action === 'reject')
    const reason = first?.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')
    throw new UsageError(
      `the server does not take ${rejected} of the records, first ${first?.id}: ${reason}. If the ids are taken, give another --seed`,
    )
  }
}
