import { useNavigate } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { showBands } from '../data/bands.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-view.module.css'
import type { CalendarViewProps } from './calendar-view.tsx'
import { findDayAddress, writeCalendarAddress } from './cell-addresses.ts'
import { formatWeekHour, makeCell, makeDayCell } from './cell-content.ts'
import { type CalendarChange, type CalendarChoice, changeSearch } from './choose-calendar.ts'
import { combineEntries } from './combine-entries.ts'
import { EntryList } from './entry-list.tsx'
import { createFigureWriter } from './format-selection.ts'
import { listHours, weekdays, writeHours } from './hour-selection.ts'
import { MonthView } from './month-view.tsx'
import { rankEntries } from './rank-entries.ts'
import { type RankingRow, RankingView, UnusedNotice } from './ranking-view.tsx'
import { ScaleLegend } from './scale-legend.tsx'
import { nameCell, tabulateDays, tabulateWeek } from './tabulate.ts'
import { createScale } from './tint.ts'
import type { CalendarFigures, EntryFigures } from './use-calendar-figures.ts'
import { useCellReadout } from './use-cell-readout.ts'
import { listWeekCells, totalWeekdays } from './week-cells.ts'
import { formatPeaks } from './week-peaks.ts'
import { WeekView } from './week-view.tsx'

/** What is shown of the figures of a location. */
export interface ShownFiguresProps extends CalendarViewProps {
  readonly entries: readonly EntryFigures[]
  /** The one that is shown alone. */
  readonly shown: EntryFigures | undefined
  /** The first date of which anything is known. */
  readonly since: string | undefined
  readonly unmeasured: CalendarFigures['unmeasured']
}

/** The figures as the chosen view shows them, with the list of what can be shown alone, and the legend. */
export function ShownFigures(props: ShownFiguresProps) {
  const { location, settings, choice, search, today, entries, shown, since = today } = props
  const { catalogue, preferences } = useDashboard()
  const navigate = useNavigate()
  const { variable, metric, view, range } = choice
  const { frame, readout, onShow, onHide } = useCellReadout()
  const bands = showBands(settings.effective.bands[variable.var_name]?.value ?? [], variable)
  const rules = { bands, metric }
  const writer = createFigureWriter(variable, metric, preferences.preferences)
  const chosen = shown ? [shown] : entries
  const days = tabulateDays(
    chosen.map((one) => one.days),
    metric,
  )
  const week = tabulateWeek(
    chosen.map((one) => one.hours),
    metric,
  )
  const all = combineEntries(entries, choice)
  const ranked = rankEntries(entries, rules)
  const figuresOf = { month: [...days.values()], week: [...week.values()], ranking: [] }[view]
  const scale = createScale(
    bands,
    metric,
    [all, ...figuresOf, ...entries.map(({ figure }) => figure)].flatMap(({ value }) => value ?? []),
    writer.decimals,
  )
  const addressOf = (changed: CalendarChange) =>
    writeCalendarAddress(location.location_id, changeSearch(search, changed))
  const rows = ranked.map(({ entry, figure }): RankingRow => {
    const address = addressOf({ view: view === 'ranking' ? 'month' : view, of: entry.id })
    return { id: entry.id, name: entry.name, place: entry.place, figure, address }
  })
  const cellRules = { writer, scale, today }
  const note = <p className={styles.note}>{findNote(choice)}</p>
  const legend = <ScaleLegend scale={scale} write={writer.long} />
  const worst = ranked[0]?.figure.value ?? null
  const isJudged = bands.length > 0 && worst !== null && scale.tint(worst).ticks > 1
  const kind = entries[0]?.entry.kind ?? 'room'
  const compared = new Set(entries.map(({ entry }) => entry.kind)).size > 1 ? 'location' : kind
  if (view === 'ranking') {
    return (
      <>
        <RankingView
          rows={rows}
          compared={calendarTexts.compared[compared]}
          metric={metric}
          isJudged={isJudged}
          unmeasured={props.unmeasured}
          isReversed={search.order === 'least'}
          onReverse={(isReversed) =>
            navigate({
              to: '/calendar/$location',
              params: { location: location.location_id },
              search: changeSearch(search, { order: isReversed ? 'least' : undefined }),
              replace: true,
            })
          }
          scale={scale}
          writer={writer}
        />
        {legend}
        {note}
      </>
    )
  }
  const dayCells = new Map(
    [...days].flatMap(([date, figure]) => {
      if (date > today || date < since) return []
      const question = { date, variable, families: catalogue.families, search }
      const address = findDayAddress({ ...question, entries: chosen.map(({ entry }) => entry) })
      return [[date, makeDayCell(date, figure, address, cellRules)] as const]
    }),
  )
  const hours = listHours(choice.hours.value)
  const weekCells = listWeekCells(week, hours, (id, weekday, hour, figure) => {
    const name = formatWeekHour(weekday, hour)
    const address = addressOf({
      view: 'month',
      days: weekday,
      hours: writeHours({ from: hour, to: hour + 1 }),
      from: range.from,
      to: range.to,
    })
    return { name, content: makeCell({ id, when: name, figure, address }, cellRules) }
  })
  const shownDays = weekdays.filter((day) => hours.some((hour) => week.has(nameCell(day, hour))))
  const hint = view === 'week' ? calendarTexts.opensDays : calendarTexts.opensDay
  return (
    <div className={styles.split}>
      <div className={styles.side}>
        <EntryList
          title={calendarTexts.compared[compared]}
          all={{
            id: '',
            name: calendarTexts.allOf[compared],
            place: '',
            figure: all,
            address: addressOf({ of: undefined }),
          }}
          entries={rows}
          shown={shown?.entry.id ?? ''}
          scale={scale}
          writer={writer}
        />
      </div>
      <div className={styles.main}>
        <UnusedNotice rows={rows} metric={metric} />
        {view === 'week' && (
          <p className={styles.peaks}>{formatPeaks([...weekCells.values()], rules, writer.long)}</p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: leaving the cells takes their words away */}
        <div ref={frame} className={styles.cells} onPointerLeave={onHide} onBlur={onHide}>
          {view === 'month' ? (
            <MonthView
              range={range}
              today={today}
              since={since}
              cells={dayCells}
              scale={scale}
              onShow={onShow}
            />
          ) : (
            <WeekView
              hours={hours}
              days={shownDays}
              cells={new Map([...weekCells].map(([id, { content }]) => [id, content]))}
              totals={totalWeekdays(week, hours, metric, writer.long)}
              scale={scale}
              onShow={onShow}
            />
          )}
          {readout && (
            <p className={styles.readout} style={readout.style} aria-hidden="true">
              {readout.content.sentence}
            </p>
          )}
        </div>
        <p className={styles.hint}>{hint}</p>
        {legend}
        {note}
      </div>
    </div>
  )
}

/** Says how figures of several sensors are put together. */
function findNote({ metric, by }: CalendarChoice): string {
  const { partsInUse, roomsInUse, others } = calendarTexts.together
  if (metric !== 'utl') return others[metric]
  return by === 'parts' ? partsInUse : roomsInUse
}
