/** Tells what a clock in a time zone shows, quickly for times that lie near to one another. */
export class LocalClock {
  readonly timeZone: string
  #fromMs = Number.POSITIVE_INFINITY
  #toMs = Number.NEGATIVE_INFINITY
  #offsetMs = 0

  /** @param timeZone an IANA name. */
  constructor(timeZone: string) {
    this.timeZone = timeZone
  }

  /** Finds the milliseconds since 1970 on the wall clock. @param timeMs Unix milliseconds. */
  toLocalMs(timeMs: number): number {
    if (timeMs < this.#fromMs || timeMs >= this.#toMs) this.#look(timeMs)
    return timeMs + this.#offsetMs
  }

  #look(timeMs: number): void {
    const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(timeMs)).toZonedDateTimeISO(this.timeZone)
    const before = time.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
    this.#fromMs = before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY
    this.#toMs = time.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
    this.#offsetMs = time.offsetNanoseconds / 1e6
  }
}

/** The clocks of time zones, each made once. */
export class LocalClocks {
  readonly #clocks = new Map<string, LocalClock>()

  /** Finds the clock of a time zone. */
  find(timeZone: string): LocalClock {
    const clock = this.#clocks.get(timeZone) ?? new LocalClock(timeZone)
    this.#clocks.set(timeZone, clock)
    return clock
  }
}
