export type { Visibility } from '../http/caller.ts'
export { checkFloorplan, type Floorplan } from './check-floorplan.ts'
export { Estate, type EstateChanges } from './estate.ts'
export type { EstateChange } from './estate-change.ts'
export { toLocationOutput, toSensorOutput } from './estate-output.ts'
export { registerEstateRoutes } from './estate-routes.ts'
export { EstateError, type EstateMember, refuseTakenId } from './estate-rules.ts'
export { EstateState } from './estate-state.ts'
export { findSensorTimeZone } from './find-sensor-time-zone.ts'
export type { Location, LocationChanges, NewLocation } from './location.ts'
export { measureLocation, measureSensor } from './measure-texts.ts'
export { newId } from './new-id.ts'
export { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
export type { NewSensor, Sensor, SensorChanges } from './sensor.ts'
export type { ReadLatest } from './snapshot.ts'
export { spellTimeZone } from './time-zone-names.ts'
export {
  findBaseLocations,
  findOrganisationId,
  findVisibleLocation,
  findVisibleSensor,
  type Places,
} from './visibility.ts'
