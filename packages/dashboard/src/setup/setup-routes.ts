import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadScreen } from '../app/load-screen.ts'
import { rootRoute } from '../app/root-route.tsx'
import { checkSearch } from '../app/search-params.ts'
import { activitySearch, importSearch, listSearch, locationsSearch, sensorsSearch } from './setup-search.ts'

const setup = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(
    loadScreen(() => import('./setup-screen.tsx')),
    'SetupScreen',
  ),
})

const start = createRoute({
  getParentRoute: () => setup,
  path: '/',
  component: lazyRouteComponent(
    loadScreen(() => import('./setup-start.tsx')),
    'SetupStart',
  ),
})

const locations = createRoute({
  getParentRoute: () => setup,
  path: '/locations',
  validateSearch: checkSearch(locationsSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./locations/locations-screen.tsx')),
    'LocationsScreen',
  ),
})

const sensors = createRoute({
  getParentRoute: () => setup,
  path: '/sensors',
  validateSearch: checkSearch(sensorsSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./sensors/sensors-screen.tsx')),
    'SensorsScreen',
  ),
})

const plans = createRoute({
  getParentRoute: () => setup,
  path: '/plans',
  validateSearch: checkSearch(listSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./plans/plans-screen.tsx')),
    'PlansScreen',
  ),
})

const imports = createRoute({
  getParentRoute: () => setup,
  path: '/import',
  validateSearch: checkSearch(importSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./import/import-screen.tsx')),
    'ImportScreen',
  ),
})

const bands = createRoute({
  getParentRoute: () => setup,
  path: '/bands',
  validateSearch: checkSearch(listSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./bands/bands-screen.tsx')),
    'BandsScreen',
  ),
})

const people = createRoute({
  getParentRoute: () => setup,
  path: '/people',
  validateSearch: checkSearch(listSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./people/people-screen.tsx')),
    'PeopleScreen',
  ),
})

const applications = createRoute({
  getParentRoute: () => setup,
  path: '/applications',
  validateSearch: checkSearch(listSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./applications/applications-screen.tsx')),
    'ApplicationsScreen',
  ),
})

const webhooks = createRoute({
  getParentRoute: () => setup,
  path: '/webhooks',
  validateSearch: checkSearch(listSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./webhooks/webhooks-screen.tsx')),
    'WebhooksScreen',
  ),
})

const activity = createRoute({
  getParentRoute: () => setup,
  path: '/activity',
  validateSearch: checkSearch(activitySearch),
  component: lazyRouteComponent(
    loadScreen(() => import('./activity/activity-screen.tsx')),
    'ActivityScreen',
  ),
})

/** The screens of Set up, each with an address of its own. */
export const setupRoute = setup.addChildren([
  start,
  locations,
  sensors,
  plans,
  imports,
  bands,
  people,
  applications,
  webhooks,
  activity,
])
