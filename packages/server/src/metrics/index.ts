export { registerMetricsRoutes } from './metrics-routes.ts'
export { RollupWorker } from './rollup-worker.ts'
export { Rollups } from './rollups.ts'
export { SeriesMetrics } from './series-metrics.ts'
