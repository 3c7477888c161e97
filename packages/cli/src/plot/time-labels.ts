import { formatLocalTime } from '../output/format-local-time.ts'

/** A label of the axis of time. */
export interface TimeLabel {
  /** Unix seconds. */
  readonly time: number
  readonly text: string
}

const minuteS = 60
const hourS = 3_600
const dayS = 86_400

/** The distances that labels may have, minutes of the wall clock within a day. */
const clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720] as const
/** And days, beyond. */
const daySteps = [1, 2, 7, 14, 28, 91, 182, 364] as const

/**
 * Chooses labels at round times of the wall clock: hours such as `06:00`, and dates at the start of local
 * days.
 *
 * @param fromS first time, included, Unix seconds.
 * @param toS last time, excluded.
 * @param options `count`: at most about so many; `daysOnly`: dates alone.
 * @returns rising by time.
 */
export function chooseTimeLabels(
  fromS: number,
  toS: number,
  timeZone: string,
  { count, daysOnly = false }: { readonly count: number; readonly daysOnly?: boolean },
): TimeLabel[] {
  const distanceS = (toS - fromS) / count
  const clockStep = clockSteps.find((minutes) => !daysOnly && minutes * minuteS >= distanceS)
  return clockStep === undefined
    ? labelDays(fromS, toS, timeZone, distanceS)
    : labelHours(fromS, toS, timeZone, clockStep)
}

function labelHours(fromS: number, toS: number, timeZone: string, stepMinutes: number): TimeLabel[] {
  const labels: TimeLabel[] = []
  // Offsets are multiples of a quarter of an hour, so that round local times lie on this grid.
  const gridS = Math.min(stepMinutes, 15) * minuteS
  let lastDate = readWallClock(fromS - 1, timeZone).date
  for (let time = Math.ceil(fromS / gridS) * gridS; time < toS; time += gridS) {
    const { date, clock, minuteOfDay } = readWallClock(time, timeZone)
    // Where clocks change at midnight, a day may begin at 01:00 or have 00:00 twice.
    const isStart = date > lastDate
    if (isStart) lastDate = date
    if (isStart || minuteOfDay % stepMinutes === 0)
      labels.push({ time, text: isStart ? date.slice(5) : clock })
  }
  return labels
}

function labelDays(fromS: number, toS: number, timeZone: string, distanceS: number): TimeLabel[] {
  const everyDays = daySteps.find((days) => days * dayS >= distanceS) ?? 364
  const isLong = toS - fromS > 300 * dayS
  const labels: TimeLabel[] = []
  let lastDate = readWallClock(fromS - 1, timeZone).date
  for (let time = Math.ceil(fromS / hourS) * hourS; time < toS; time += hourS) {
    const { date } = readWallClock(time, timeZone)
    if (date === lastDate) continue
    lastDate = date
    // Counted from a Monday, so that weeks begin with Mondays.
    const day = Math.round(Date.parse(`${date}T00:00:00Z`) / 1000 / dayS) - 4
    if (day % everyDays === 0) labels.push({ time, text: isLong ? date : date.slice(5) })
  }
  return labels
}

function readWallClock(time: number, timeZone: string) {
  const [date = '', clockAndOffset = ''] = formatLocalTime(time, timeZone).split(' ')
  const clock = clockAndOffset.slice(0, 5)
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { date, clock, minuteOfDay: hours * 60 + minutes }
}
