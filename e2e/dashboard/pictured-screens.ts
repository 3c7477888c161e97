import type { Page } from 'playwright-core'
import { places, type SceneUser, sensors } from './scene.ts'

/** A screen of which pictures are taken. */
export interface PicturedScreen {
  /** Of its pictures: small letters, digits and hyphens. */
  readonly name: string
  /** What it shows, in words, for the page that lists the pictures. */
  readonly title: string
  /** Its address: below `/dashboard/`, or whole, from `/docs` or `/guide/` on. */
  readonly path: string
  /** Who looks at it; the viewer of everything by default. */
  readonly user?: SceneUser
  /** The time of the page; it stands still by default. */
  readonly clock?: 'machine' | 'still'
  /** Brings the page to where it is to be looked at. */
  prepare?(page: Page): Promise<void>
}

const compared = [sensors.steady, sensors.gap, sensors.library].map((sensor) => `${sensor}:CO2ppm`)

/** Every screen of those who look, and what of it only shows when somebody asks. */
export const picturedScreens: readonly PicturedScreen[] = [
  { name: 'live', title: 'Live: a floor, the worst first', path: `live/${places.firstFloor}` },
  {
    name: 'live-picked',
    title: 'Live: a sensor picked in list, plan and chart',
    path: `live/${places.firstFloor}?sensor=${sensors.gap}`,
  },
  {
    name: 'live-temperature',
    title: 'Live: temperature, from too cold to too warm',
    path: `live/${places.firstFloor}?src=temperatureC`,
  },
  { name: 'live-motion', title: 'Live: what is free', path: `live/${places.firstFloor}?src=motionEvent` },
  { name: 'live-building', title: 'Live: a building of some floors', path: `live/${places.building}` },
  { name: 'live-no-plan', title: 'Live: a floor without a plan', path: `live/${places.roof}` },
  { name: 'live-empty', title: 'Live: a floor without a sensor', path: `live/${places.empty}` },
  { name: 'compare', title: 'Compare: three rooms', path: `compare?s=${compared.join(',')}` },
  { name: 'compare-empty', title: 'Compare: nothing chosen yet', path: 'compare' },
  { name: 'calendar-month', title: 'Calendar: days', path: `calendar/${places.firstFloor}` },
  {
    name: 'calendar-week',
    title: 'Calendar: the pattern of a week',
    path: `calendar/${places.firstFloor}?view=week`,
  },
  {
    name: 'calendar-ranking',
    title: 'Calendar: which rooms are used most',
    path: `calendar/${places.firstFloor}?view=ranking`,
  },
  { name: 'summary', title: 'Summary of a building', path: `summary/${places.building}` },
  { name: 'health', title: 'Health: what is broken', path: `health/${places.building}` },
  { name: 'sensor', title: 'A sensor', path: `sensors/${sensors.steady}` },
  { name: 'guide', title: 'Guide to sensor types', path: 'guide' },
  { name: 'profile', title: 'Profile', path: 'profile' },
  { name: 'profile-login', title: 'Profile: login and security', path: 'profile/login' },
  {
    name: 'search',
    title: 'Search',
    path: `live/${places.firstFloor}`,
    prepare: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('meeting')
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'keys',
    title: 'Keyboard shortcuts',
    path: 'guide',
    prepare: async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'not-found', title: 'An address of nothing', path: 'no/such/screen' },
  { name: 'no-place', title: 'Somebody who has been given no place yet', path: '', user: 'newcomer' },
]
