export { type DashboardParts, registerDashboardRoutes } from './dashboard-routes.ts'
export { buildDirectory } from './read-build.ts'
