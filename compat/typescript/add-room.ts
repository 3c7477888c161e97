/**
 * Adds a room with a sensor, moves the sensor, and posts a reading: bodies and answers with the types of the
 * client. Usage: add-room PARENT SENSOR Environment: API_URL, ACCESS_TOKEN.
 */
import { readSetting } from './api-service'
import {
  Configuration,
  DefaultApi,
  type LocationInput,
  LocationInputKindEnum,
  type LocationOutput,
  type ReadingBatch,
  type SensorChanges,
  type SensorInput,
  type SensorOutput,
  VarName,
} from './services/api'

/**
 * The two generators disagree on the spelling of VarName's members, so it is found by its name on the wire.
 */
function findVarName(name: string): VarName {
  const found = Object.values(VarName).find((candidate) => candidate === name)
  if (found === undefined) throw new Error(`There is no variable ${name}`)
  return found
}

async function main(): Promise<void> {
  const [parentId = '', sensorId = ''] = process.argv.slice(2)
  const accessToken = readSetting('ACCESS_TOKEN')
  const api = new DefaultApi(new Configuration({ basePath: readSetting('API_URL'), accessToken }))

  const room: LocationInput = { parent_id: parentId, kind: LocationInputKindEnum.Room, name: 'Typed room' }
  const added: LocationOutput = (await api.createLocation(room)).data
  const wanted: SensorInput = { sensor_id: sensorId, location_id: added.location_id, name: 'Typed' }
  await api.createSensor(wanted)
  const changes: SensorChanges = { position: { longitude: -0.1, latitude: 51.5 } }
  const sensor: SensorOutput = (await api.changeSensor(sensorId, changes)).data
  const batch: ReadingBatch = {
    readings: [{ sensor_id: sensorId, var_name: findVarName('CO2ppm'), time: 1760000000, value: 612.5 }],
  }
  const receipt = (await api.createReadingsReadingsPost(batch, true)).data
  console.log([added.kind, added.time_zone, sensor.position?.latitude, receipt.accepted].join('\t'))
}

main().catch((error: Error) => {
  // The whole error of axios holds the request, and so the access token.
  console.error(error.message)
  process.exitCode = 1
})
