import type { Schemas } from '@openlightfi/client'

/** What a user chose, as the API has it. */
export type Preferences = Schemas['Preferences']

/** Preferences that the form on Profile changes. */
export type PreferenceName = 'theme' | 'temperature_unit' | 'single_letter_keys'

/** What somebody chose and what is not saved yet; the rest stays as it is. */
export type PreferenceChanges = Pick<Preferences, PreferenceName>

/** How preferences are where nobody has chosen. */
export const defaultPreferences = {
  theme: 'system',
  temperature_unit: 'celsius',
  single_letter_keys: true,
} as const satisfies Required<PreferenceChanges>

/** Leaves out of changes what is saved already. */
export function dropSaved(changes: PreferenceChanges, saved: Preferences): PreferenceChanges {
  const entries = Object.entries(changes).filter(([name, value]) => {
    const key = name as PreferenceName
    return value !== (saved[key] ?? defaultPreferences[key])
  })
  return Object.fromEntries(entries) as PreferenceChanges
}
