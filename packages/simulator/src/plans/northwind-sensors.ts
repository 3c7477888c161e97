import type { SensorPlan } from '../building-plan.ts'
import type { SensorFamily } from '../reading.ts'

/** Sensor id, name, room, longitude, latitude, and the share of the room's people in its view. */
type SensorRow = readonly [string, string, string, number, number, number]

const familyOfPrefix: Readonly<Record<string, SensorFamily>> = {
  LF: 'base',
  AQ2: 'alpine',
  LF5: 'sahara',
  MS1: 'hoth',
  AMP: 'x1',
  HAL: 'hal',
}

// The ids are random, but this is the one of LightFi's own examples: it must always have something to show,
// and something new each minute.
const exampleSensorId = 'AQ2-FE753C0D7ADF'

const firstFloor: readonly SensorRow[] = [
  [exampleSensorId, 'Meeting room 1.1', 'room-1-1', -0.0877, 51.5079, 1],
  ['LF-33FEFF9243A8', 'Gateway, first floor', 'open-1-north', -0.08775, 51.5079, 1],
  ['HAL-F506B40928B5', 'Meeting room 1.1', 'room-1-1', -0.08769, 51.5079, 1],
  ['AMP-B7A767C76FB0', 'Meeting room 1.1', 'room-1-1', -0.08771, 51.50791, 1],
  ['AQ2-08F86BEBB273', 'Meeting room 1.2', 'room-1-2', -0.08764, 51.5079, 1],
  ['AMP-7F6A6F0FB23C', 'Meeting room 1.2', 'room-1-2', -0.08763, 51.50791, 1],
  ['LF5-6F5DA2CEC255', 'Focus room 1.3', 'room-1-3', -0.0876, 51.50792, 1],
  ['AMP-404E4FB44003', 'Focus room 1.3', 'room-1-3', -0.08759, 51.50792, 1],
  ['AQ2-4D6608697A8D', 'Open plan 1, north', 'open-1-north', -0.08786, 51.508, 1],
  ['MS1-41BED440E504', 'Open plan 1, north windows', 'open-1-north', -0.08784, 51.50804, 1],
  ['AMP-54F31AF31768', 'Open plan 1, north desks 1 to 4', 'open-1-north', -0.08788, 51.508, 0.12],
  ['LF5-13E02EA68EF7', 'Open plan 1, south', 'open-1-south', -0.08786, 51.50778, 1],
  ['MS1-86E4D3CEA27D', 'Open plan 1, south windows', 'open-1-south', -0.08784, 51.50774, 1],
  ['AMP-26934B484E73', 'Open plan 1, south desks 1 to 4', 'open-1-south', -0.08788, 51.50778, 0.12],
]

const secondFloor: readonly SensorRow[] = [
  ['LF-CF575DCAD6BA', 'Gateway, second floor', 'open-2-north', -0.08775, 51.5079, 1],
  ['AQ2-2B0AEE0CA923', 'Meeting room 2.1', 'room-2-1', -0.0877, 51.5079, 1],
  ['HAL-732881584D8C', 'Meeting room 2.1', 'room-2-1', -0.08769, 51.5079, 1],
  ['AMP-4FA2815D2802', 'Meeting room 2.1', 'room-2-1', -0.08771, 51.50791, 1],
  ['AQ2-827283E0AD84', 'Meeting room 2.2', 'room-2-2', -0.08764, 51.5079, 1],
  ['AMP-173581569969', 'Meeting room 2.2', 'room-2-2', -0.08763, 51.50791, 1],
  ['LF5-E58B081006F7', 'Focus room 2.3', 'room-2-3', -0.0876, 51.50792, 1],
  ['AMP-E3DFC967A64C', 'Focus room 2.3', 'room-2-3', -0.08759, 51.50792, 1],
  ['AQ2-B14028D512C9', 'Open plan 2, north', 'open-2-north', -0.08786, 51.508, 1],
  ['MS1-791E558E08BA', 'Open plan 2, north windows', 'open-2-north', -0.08784, 51.50804, 1],
  ['AMP-A7196B50AC2F', 'Open plan 2, north desks 1 to 4', 'open-2-north', -0.08788, 51.508, 0.12],
  ['LF5-86702824C1C0', 'Open plan 2, south', 'open-2-south', -0.08786, 51.50778, 1],
  ['MS1-99724CAF4941', 'Open plan 2, south windows', 'open-2-south', -0.08784, 51.50774, 1],
  ['AMP-D4072014B3CE', 'Open plan 2, south desks 1 to 4', 'open-2-south', -0.08788, 51.50778, 0.12],
]

const groundFloor: readonly SensorRow[] = [
  ['LF-A4C123B1612D', 'Gateway, ground floor', 'open-0', -0.0877, 51.5078, 1],
  ['LF-D272D1371C17', 'Gateway, reception', 'lobby-0', -0.08795, 51.50788, 1],
  ['HAL-149D439536B3', 'Reception door', 'lobby-0', -0.08796, 51.5079, 0.9],
  ['AMP-216FDAEEB975', 'Reception desk', 'lobby-0', -0.08793, 51.50788, 0.5],
  ['MS1-729FAE923D5A', 'Reception', 'lobby-0', -0.08792, 51.5079, 1],
  ['LF5-4FD12AABFE22', 'Café', 'cafe-0', -0.0878, 51.508, 1],
  ['HAL-8F219E9CB0EB', 'Café counter', 'cafe-0', -0.08778, 51.50801, 0.4],
  ['AMP-53F16947CCF2', 'Café seats', 'cafe-0', -0.08782, 51.50798, 0.3],
  ['AQ2-5EC84D8DBC74', 'Open plan 0, east', 'open-0', -0.08766, 51.50784, 1],
  ['AMP-254770F58904', 'Open plan 0, desks 1 to 4', 'open-0', -0.0877, 51.50786, 0.15],
  ['AQ2-DBA41ECCCC3F', 'Boardroom 0.1', 'room-0-1', -0.08788, 51.50778, 1],
  ['HAL-C1626E53A130', 'Boardroom 0.1', 'room-0-1', -0.08787, 51.50778, 1],
  ['AMP-43B026C48BBF', 'Boardroom 0.1', 'room-0-1', -0.08788, 51.50776, 1],
]

/** The sensors of Northwind House; the first has CO2, temperature and humidity of a meeting room. */
export const northwindSensors: readonly SensorPlan[] = [
  ...placeSensors('loc_demo_floor_1', firstFloor),
  ...placeSensors('loc_demo_floor_2', secondFloor),
  ...placeSensors('loc_demo_floor_0', groundFloor),
]

function placeSensors(locationId: string, rows: readonly SensorRow[]): SensorPlan[] {
  return rows.map(([sensorId, name, roomId, longitude, latitude, view]) => {
    const family = familyOfPrefix[sensorId.slice(0, sensorId.indexOf('-'))]
    if (!family) throw new Error(`No sensor family has the prefix of ${sensorId}`)
    // a gateway hears the whole floor, so it watches no polygon
    const watched = family === 'base' ? {} : { polygonId: roomId }
    const position = { longitude, latitude }
    const example = sensorId === exampleSensorId ? { isAlwaysOnline: true, intervalS: 60 } : {}
    return { sensorId, family, name, locationId, roomId, position, ...watched, view, ...example }
  })
}
