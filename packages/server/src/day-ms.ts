/** A day of 24 hours, milliseconds. */
export const dayMs = 86_400_000
