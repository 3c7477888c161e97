export { guideDirectory, registerGuideRoutes } from './guide-routes.ts'
