import type { Schemas } from '@openlightfi/client'
import { summaryTexts } from '../text/en/summary.ts'

const words = summaryTexts.settings

/** Says where a setting comes from. */
export function formatSource({ kind, location_id, name }: Schemas['SettingSource']): string {
  if (kind === 'default') return words.byDefault
  return location_id === null ? words.fromHidden : words.fromPlace(name)
}
