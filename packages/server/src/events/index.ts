export { type OpenStreams, registerEventRoutes } from './event-routes.ts'
export { type StreamPatience, usualPatience } from './stream-output.ts'
