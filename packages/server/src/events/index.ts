export { type OpenStreams, registerEventRoutes, type StreamSettings } from './event-routes.ts'
