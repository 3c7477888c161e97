export { registerDownloadRoutes } from './download-routes.ts'
export { DownloadTickets } from './download-tickets.ts'
