import { findBand } from '../data/bands.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import type { CellContent } from './cell-content.ts'
import { findEnds, type RankRules, rankEntries } from './rank-entries.ts'

/** A cell, and the hour that it is about. */
export interface NamedCell {
  readonly content: CellContent
  /** Such as `Tuesdays, 09:00 to 10:00`. */
  readonly name: string
}

const { week } = calendarTexts

/** Says which hour of the week stands out on either side; empty where none does. */
export function formatPeaks(
  cells: readonly NamedCell[],
  rules: RankRules,
  write: (value: number) => string,
): string {
  const ranked = rankEntries(
    cells.map((cell) => ({ ...cell, figure: cell.content.figure })),
    rules,
  )
  const { first, last } = findEnds(ranked)
  if (!first || !last || first.figure.value === null || last.figure.value === null) return ''
  const [most, least] =
    rules.metric === 'utl'
      ? [week.fullest, week.emptiest]
      : isJudged(first.figure.value, rules)
        ? [week.worst, week.best]
        : first.figure.value < last.figure.value
          ? [week.lowest, week.highest]
          : [week.highest, week.lowest]
  return `${most(first.name, write(first.figure.value))} ${least(last.name, write(last.figure.value))}`
}

/** Whether a value is worse than it should be. */
function isJudged(value: number, { bands }: RankRules): boolean {
  return (findBand(bands, value)?.severity ?? 0) > 0
}
