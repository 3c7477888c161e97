export { type OpenStreams, registerEventRoutes } from './event-routes.ts'
export type { StreamPatience } from './stream-output.ts'
