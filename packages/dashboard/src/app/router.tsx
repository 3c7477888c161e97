import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { calendarSearch } from '../calendar/calendar-search.ts'
import { compareSearch } from '../compare/compare-search.ts'
import { guideSearch } from '../guide/guide-search.ts'
import { healthSearch } from '../health/health-search.ts'
import { LiveScreen } from '../live/live-screen.tsx'
import { liveSearch } from '../live/live-search.ts'
import { sensorSearch } from '../sensor/sensor-search.ts'
import { setupRoute } from '../setup/setup-routes.ts'
import { summarySearch } from '../summary/summary-search.ts'
import { HomeScreen } from './home-screen.tsx'
import { loadScreen } from './load-screen.ts'
import { type RouterContext, rootRoute as root } from './root-route.tsx'
import { ScreenFailure } from './screen-failure.tsx'
import { checkSearch, formatSearch } from './search-params.ts'

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen })

const live = createRoute({
  getParentRoute: () => root,
  path: '/live/$location',
  validateSearch: checkSearch(liveSearch),
  component: LiveScreen,
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: checkSearch(compareSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../compare/compare-screen.tsx')),
    'CompareScreen',
  ),
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar/$location',
  validateSearch: checkSearch(calendarSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../calendar/calendar-screen.tsx')),
    'CalendarScreen',
  ),
})

const summary = createRoute({
  getParentRoute: () => root,
  path: '/summary/$location',
  validateSearch: checkSearch(summarySearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../summary/summary-screen.tsx')),
    'SummaryScreen',
  ),
})

const health = createRoute({
  getParentRoute: () => root,
  path: '/health/$location',
  validateSearch: checkSearch(healthSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../health/health-screen.tsx')),
    'HealthScreen',
  ),
})

const sensor = createRoute({
  getParentRoute: () => root,
  path: '/sensors/$sensor',
  validateSearch: checkSearch(sensorSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../sensor/sensor-screen.tsx')),
    'SensorScreen',
  ),
})

const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide',
  validateSearch: checkSearch(guideSearch),
  component: lazyRouteComponent(
    loadScreen(() => import('../guide/guide-screen.tsx')),
    'GuideScreen',
  ),
})

const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(
    loadScreen(() => import('../profile/profile-screen.tsx')),
    'ProfileScreen',
  ),
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/profile/login',
  component: lazyRouteComponent(
    loadScreen(() => import('../profile/login-screen.tsx')),
    'LoginScreen',
  ),
})

/** The login comes back here; `main.tsx` has dealt with it before there is a router. */
const callback = createRoute({
  getParentRoute: () => root,
  path: '/callback',
  beforeLoad: () => {
    throw redirect({ to: '/' })
  },
})

const routeTree = root.addChildren([
  home,
  live,
  compare,
  calendar,
  summary,
  health,
  sensor,
  guide,
  profile,
  login,
  setupRoute,
  callback,
])

/** Makes the router. Queries of addresses are plain texts that each screen reads for itself. */
export function createDashboardRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    basepath: '/dashboard',
    context,
    parseSearch: (query) => Object.fromEntries(new URLSearchParams(query)),
    stringifySearch: formatSearch,
    defaultErrorComponent: ScreenFailure,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>
  }
}
