/** The screens that show a location, and so stay when another one is chosen. */
export const placeScreens = ['live', 'calendar', 'summary', 'health'] as const

/** A screen that shows a location. */
export type PlaceScreen = (typeof placeScreens)[number]

/** Finds the screen of a path such as `/live/loc_1`; Live where it shows no location. */
export function findPlaceScreen(pathname: string): PlaceScreen {
  const name = pathname.split('/').find((part) => part !== '' && part !== 'dashboard')
  return placeScreens.find((screen) => screen === name) ?? 'live'
}

/** Parameters of an address that still mean the same in another location. */
const lastingParameters = ['src', 'sort', 'var', 'view', 'metric', 'occupied', 'free', 'range']

/** Keeps of a query what still means the same in another location. */
export function keepForOtherPlace(search: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    lastingParameters.flatMap((name) => (name in search ? [[name, search[name]]] : [])),
  )
}
