import type { setupSections } from '../setup/sections.ts'
import { appTexts } from '../text/en/app.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import { setupTexts } from '../text/en/setup.ts'
import { pages } from './pages.ts'

const { rail } = appTexts
const { views } = calendarTexts

/** A screen that the search offers. */
export interface FoundPage {
  readonly id: string
  readonly text: string
  /** Whether it shows the present place. */
  readonly isOfPlace: boolean
  readonly link: PageLink
}

type PlacePath = '/live/$location' | '/calendar/$location' | '/summary/$location' | '/health/$location'

/** Where a page is. */
export type PageLink =
  | { readonly to: (typeof pages)[number]['to'] | (typeof setupSections)[number]['to'] }
  | {
      readonly to: PlacePath
      readonly params: { readonly location: string }
      readonly search?: { readonly view: 'month' | 'week' | 'ranking' }
    }

/**
 * Lists all screens, those of a place first.
 *
 * @param locationId `undefined`: there is no place.
 * @param sections the parts of Set up that somebody may use.
 */
export function listPages(
  locationId: string | undefined,
  sections: readonly (typeof setupSections)[number][],
): readonly FoundPage[] {
  const others = [
    ...pages,
    ...sections.map(({ id, to }) => ({ to, text: `${rail.setup}: ${setupTexts.sections[id]}` })),
  ].map(({ to, text }) => ({ id: to, text, isOfPlace: false, link: { to } }))
  if (locationId === undefined) return others
  const params = { location: locationId }
  const isOfPlace = true
  return [
    { id: 'live', text: rail.live, isOfPlace, link: { to: '/live/$location', params } },
    ...(['month', 'week', 'ranking'] as const).map((view) => ({
      id: view,
      text: `${rail.calendar}: ${views[view]}`,
      isOfPlace,
      link: { to: '/calendar/$location' as const, params, search: { view } },
    })),
    { id: 'summary', text: rail.summary, isOfPlace, link: { to: '/summary/$location', params } },
    { id: 'health', text: rail.health, isOfPlace, link: { to: '/health/$location', params } },
    ...others,
  ]
}

/** Finds the screens that have a text in their name. */
export function findPages(all: readonly FoundPage[], text: string): readonly FoundPage[] {
  const wanted = text.toLowerCase()
  return all.filter((page) => page.text.toLowerCase().includes(wanted))
}

/** Tells whether a word of the name of a screen begins with a text. */
export function namesPage({ text }: FoundPage, wanted: string): boolean {
  const lower = wanted.toLowerCase()
  const name = text.toLowerCase()
  return wanted !== '' && (name.startsWith(lower) || name.includes(` ${lower}`))
}
