export { type OpenStreams, registerEventRoutes, type StreamSettings } from './event-routes.ts'
export { showStreamMetrics } from './show-stream-metrics.ts'
