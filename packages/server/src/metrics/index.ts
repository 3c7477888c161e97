export { registerMetricsRoutes } from './metrics-routes.ts'
export { SeriesMetrics } from './series-metrics.ts'
