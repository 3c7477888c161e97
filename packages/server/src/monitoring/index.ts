export { registerHealthRoutes } from './health-routes.ts'
export { Readiness, serverPhases } from './readiness.ts'
export { ReadingsReach } from './readings-reach.ts'
