import {
  type Preferences,
  PreferencesInput,
  preferenceBounds,
  type SavedView,
  SavedViewsInput,
} from '@openlightfi/contract'
import { createBodyReader, refuseBody } from '../http/read-body.ts'

const readPreferences = createBodyReader(PreferencesInput)
const readViews = createBodyReader(SavedViewsInput)

/** Checks preferences. @throws ProblemError `invalid_body` with a pointer to each wrong place. */
export function checkPreferences(body: unknown): Preferences {
  const preferences = readPreferences(body)
  refuseRepeated(
    preferences.sources?.map(({ location_id: id }) => id) ?? [],
    (index) => `/sources/${index}/location_id`,
  )
  refuseLarge(preferences, preferenceBounds.preferencesBytes)
  return preferences
}

/** Checks saved views. @throws ProblemError `invalid_body` with a pointer to each wrong place. */
export function checkViews(body: unknown): SavedView[] {
  const { views } = readViews(body)
  refuseRepeated(
    views.map(({ name }) => name),
    (index) => `/views/${index}/name`,
  )
  refuseLarge(views, preferenceBounds.viewsBytes)
  return views
}

function refuseRepeated(names: readonly string[], pointerOf: (index: number) => string): void {
  const seen = new Set<string>()
  const mistakes = names.flatMap((name, index) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ pointer: pointerOf(index), detail: 'must come once; an entry before has it' }]
  })
  if (mistakes.length > 0) throw refuseBody(mistakes)
}

function refuseLarge(content: unknown, maxBytes: number): void {
  const bytes = Buffer.byteLength(JSON.stringify(content))
  if (bytes <= maxBytes) return
  throw refuseBody([{ pointer: '', detail: `may have ${maxBytes} bytes; it has ${bytes}` }])
}
