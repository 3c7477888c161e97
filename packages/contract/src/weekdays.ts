/** Days of the week as the wire names them, from Monday (ISO 8601). */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** One day of the week. */
export type Weekday = (typeof weekdays)[number]
