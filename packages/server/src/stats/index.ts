export { DiskWatch, readDisk } from './disk-watch.ts'
export { registerStatsRoutes } from './stats-routes.ts'
