export { registerPreferenceRoutes } from './preference-routes.ts'
export { UserDocuments } from './user-documents.ts'
