export type { Visibility } from '../http/caller.ts'
export {
  checkFloorplan,
  type Floorplan,
  type InspectedFloorplan,
  inspectFloorplan,
} from './check-floorplan.ts'
export { checkSettings } from './check-settings.ts'
export {
  compareFloorplans,
  type FloorplanChange,
  findPolygonId,
  listPolygons,
  type Polygons,
} from './compare-floorplans.ts'
export { Estate, type EstateChanges } from './estate.ts'
export type { EstateChange } from './estate-change.ts'
export { toLocationOutput, toPlacedLocation, toSensorOutput } from './estate-output.ts'
export { registerEstateRoutes } from './estate-routes.ts'
export {
  EstateError,
  type EstateMember,
  isSensorId,
  LocationGrantedError,
  refuseTakenId,
} from './estate-rules.ts'
export { EstateState } from './estate-state.ts'
export { createFindFaults, type FindFaults } from './find-faults.ts'
export { findSensorStatus, type SensorReports } from './find-sensor-status.ts'
export { findSensorTimeZone } from './find-sensor-time-zone.ts'
export { findTopsOf } from './find-tops.ts'
export { findFloor, type Tie } from './floorplan-ties.ts'
export { listAncestors } from './list-ancestors.ts'
export type { Location, LocationChanges, NewLocation } from './location.ts'
export { measureLocation, measureSensor } from './measure-texts.ts'
export { formatPath, nameSensor } from './name-sensor.ts'
export { newId } from './new-id.ts'
export { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
export { resolveSettings } from './resolve-settings.ts'
export type { NewSensor, Sensor, SensorChanges } from './sensor.ts'
export { SlicedWork } from './sliced-work.ts'
export type { ReadLatest } from './snapshot.ts'
export { registerSummaryRoutes } from './summary-routes.ts'
export { spellTimeZone } from './time-zone-names.ts'
export { versionOfLocation, versionOfSensor } from './versions.ts'
export {
  findBaseLocations,
  findOrganisationId,
  findVisibleLocation,
  findVisibleSensor,
  type Places,
  walkUp,
} from './visibility.ts'
