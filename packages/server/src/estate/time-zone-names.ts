/** The most mistyped letters of a name for which it is still found. */
const maxMistakes = 2

/**
 * Spells a time zone as in the IANA database, which Python and Java insist on; `US/Eastern` and other links
 * stay what they are. Unlike `Intl`, `Temporal` knows the names of that database alone: no offsets, no `PST`.
 *
 * @returns `undefined` for a text that is no name of a time zone.
 */
export function spellTimeZone(text: string): string | undefined {
  // Temporal also finds the zone in a whole date and time.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text)) return undefined
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return timeZoneId.toLowerCase() === text.toLowerCase() ? timeZoneId : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Spells a stored time zone: earlier releases stored the text as it was typed, also names that are no IANA
 * names.
 */
export function respellTimeZone(stored: string): string {
  const spelt = spellTimeZone(stored)
  if (spelt !== undefined) return spelt
  try {
    return new Intl.DateTimeFormat('en', { timeZone: stored }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return stored
    throw error
  }
}

/**
 * Finds the time zone that was most likely meant: a city alone, other signs between words, or a letter or two
 * mistyped.
 */
export function findNearestTimeZone(text: string): string | undefined {
  const [wanted, city] = [keepLetters(text), keepLetters(text.slice(text.lastIndexOf('/') + 1))]
  if (city.length < 3 || wanted.length > 40) return undefined
  names ??= listNames()
  const exact = names.find((known) => known.letters === wanted || known.city === city)
  if (exact) return exact.name
  let nearest: { readonly name: string; readonly mistakes: number } | undefined
  for (const known of names) {
    if (known.city[0] !== city[0] || Math.abs(known.city.length - city.length) > maxMistakes) continue
    const mistakes = countMistakes(known.city, city)
    if (mistakes <= maxMistakes && mistakes < (nearest?.mistakes ?? Infinity))
      nearest = { name: known.name, mistakes }
  }
  return nearest?.name
}

interface KnownName {
  readonly name: string
  /** The letters of the whole name, and those of the city in it. */
  readonly letters: string
  readonly city: string
}

let names: readonly KnownName[] | undefined

function listNames(): KnownName[] {
  return Intl.supportedValuesOf('timeZone').map((name) => ({
    name,
    letters: keepLetters(name),
    city: keepLetters(name.slice(name.lastIndexOf('/') + 1)),
  }))
}

function keepLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}

/** Counts the letters to add, drop or replace to make one text the other. */
function countMistakes(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      now.push(Math.min(replaced, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1))
    }
    before = now
  }
  return before[other.length] ?? 0
}
