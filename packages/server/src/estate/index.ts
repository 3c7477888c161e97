export {
  Estate,
  EstateError,
  type Location,
  type NewLocation,
  type NewSensor,
  type Sensor,
} from './estate.ts'
export { registerEstateRoutes } from './estate-routes.ts'
export { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
export { findVisibleSensor, type Visibility } from './visibility.ts'
