import type { CalendarChoice } from './choose-calendar.ts'
import { combineFigures, type Figure } from './figures.ts'
import type { EntryFigures } from './use-calendar-figures.ts'

/** Puts all entries together: each counts alike, and a mean is that of all data. */
export function combineEntries(entries: readonly EntryFigures[], { metric }: CalendarChoice): Figure {
  return combineFigures(
    entries.map(({ figure }) => ({ ...figure, weight: 1 })),
    metric,
  )
}
