import type { Schemas } from '@openlightfi/client'
import { formatSearch } from '../app/search-params.ts'
import { type RowFormat, writeFormat } from '../data/file-format.ts'
import { writeWithout } from './calendar-queries.ts'
import type { CalendarChoice } from './choose-calendar.ts'
import { clipRange, type DateRange, findCountedDays } from './date-range.ts'
import { writeDays, writeHours } from './hour-selection.ts'
import type { Entry } from './name-entries.ts'
import type { EntryFigures } from './use-calendar-figures.ts'

/** What a file of the calendar is made of. */
export interface CalendarFile {
  readonly locationId: string
  readonly choice: CalendarChoice
  readonly today: string
  /** All that is compared. */
  readonly entries: readonly EntryFigures[]
  /** The one that is shown alone; a ranking has all. */
  readonly shown: Entry | undefined
  /** The first date of which anything is known. */
  readonly since: string | undefined
  /** Dates that count nothing in figures of several days. */
  readonly without: readonly string[]
}

/** Counts the rows of the file: one for each day, hour of the week, or place in the ranking. */
export function countFileRows({ choice, today, entries, shown }: CalendarFile): number {
  if (choice.view === 'ranking') return entries.length
  const taken = entries.filter(({ entry }) => shown === undefined || entry.id === shown.id)
  const count = ({ days, hours }: EntryFigures) =>
    choice.view === 'week' ? hours.length : days.filter(({ date = '' }) => date <= today).length
  return taken.reduce((sum, one) => sum + count(one), 0)
}

/** Writes what a one-time address is made for: the request whose answer has the numbers that are shown. */
export function writeCalendarFile(file: CalendarFile, format: RowFormat): Schemas['DownloadInput'] {
  const { locationId, choice, shown } = file
  const { view, variable, range, hours, days, by } = choice
  const { query: written, extension } = writeFormat(format)
  const place =
    view === 'ranking' || shown === undefined
      ? { locationId, childId: undefined }
      : findPlace(locationId, shown)
  const { parameters, route } = writeView(file)
  const query = formatSearch({
    ...parameters,
    by: by === 'rooms' ? 'polygon' : 'child',
    child_id: place.childId,
    hours: hours.value && writeHours(hours.value),
    days: days.value && writeDays(days.value),
    ...written,
  })
  const parts = ['calendar', view, variable.var_name, range.from, range.to]
  return {
    path: `/locations/${encodeURIComponent(place.locationId)}/${variable.var_name}/${route}${query}`,
    file_name: `${parts.join('_')}.${extension}`,
  }
}

function writeView({ choice, today, entries, since, without }: CalendarFile) {
  const exclude = writeWithout(without)
  switch (choice.view) {
    case 'month':
      return { route: 'daily', parameters: clipRange(choice.range, today) } as const
    case 'week': {
      const parameters = { ...findCountedDays(choice, today), ...exclude, group_by: 'weekday' }
      return { route: 'hourly', parameters } as const
    }
    case 'ranking': {
      const range = startAt(choice.range, since)
      const days = entries.flatMap((one) => one.days.flatMap(({ date }) => date ?? []))
      const isOver = days.some((date) => date >= range.from && date < today && !without.includes(date))
      const counted = isOver ? findCountedDays({ ...choice, range }, today) : clipRange(range, today)
      return { route: 'daily', parameters: { ...counted, ...exclude, group_by: 'range' } } as const
    }
  }
}

/** Days of which nothing is known as yet lie before the figures, and count nothing. */
function startAt({ from, to }: DateRange, since: string | undefined): DateRange {
  return { from: since !== undefined && since > from && since < to ? since : from, to }
}

/** Finds where an entry is asked for alone. The id of a room is one of its floor's plan. */
function findPlace(locationId: string, { id, kind }: Entry) {
  if (kind !== 'room') return { locationId, childId: id }
  const [floorId, ...polygon] = id.split('/')
  return { locationId: floorId || locationId, childId: polygon.join('/') }
}
