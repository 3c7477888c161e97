/** A local day, and its first moment, Unix milliseconds. */
export interface LocalDay {
  readonly date: string
  readonly fromMs: number
}

/** Lists the last days in a time zone, the oldest first: today is the last but one, tomorrow the last. */
export function listDays(nowMs: number, timeZone: string, count: number): LocalDay[] {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate()
  return Array.from({ length: count + 1 }, (_, at) => {
    const date = today.add({ days: at + 1 - count })
    return { date: date.toString(), fromMs: date.toZonedDateTime(timeZone).epochMilliseconds }
  })
}
