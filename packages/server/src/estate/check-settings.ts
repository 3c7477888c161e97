import { type Bands, type LocationSettings, LocationSettingsInput } from '@openlightfi/contract'
import { createBodyReader, refuseBody } from '../http/read-body.ts'

const readSettings = createBodyReader(LocationSettingsInput)

/**
 * Checks the settings of a location: their shape, and what a schema cannot say.
 * @throws ProblemError `invalid_body` with a pointer to each wrong place.
 */
export function checkSettings(body: unknown): LocationSettings {
  const settings = readSettings(body)
  const mistakes = Object.entries(settings.bands ?? {}).flatMap(([varName, bands]) =>
    findBandMistakes(bands).map(({ pointer, detail }) => ({
      pointer: `/bands/${varName}${pointer}`,
      detail,
    })),
  )
  const [first, end] =
    /^(\d+)(?::00)?-(\d+)/
      .exec(settings.working_hours ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (first !== undefined && first === end)
    mistakes.push({ pointer: '/working_hours', detail: 'must be two hours that are not the same' })
  if (mistakes.length > 0) throw refuseBody(mistakes)
  return settings
}

/** Finds the mistakes in the borders of bands, which rise and end with null. */
function findBandMistakes(bands: Bands): { pointer: string; detail: string }[] {
  const mistakes: { pointer: string; detail: string }[] = []
  let before = Number.NEGATIVE_INFINITY
  for (const [index, { to }] of bands.entries()) {
    const pointer = `/${index}/to`
    const isLast = index === bands.length - 1
    if (isLast && to !== null) mistakes.push({ pointer, detail: 'must be null: the last band has no end' })
    if (isLast) continue
    if (to === null) mistakes.push({ pointer, detail: 'must be a number in all bands but the last' })
    else if (to <= before)
      mistakes.push({ pointer, detail: `must be more than ${before}, where the band begins` })
    if (to !== null) before = to
  }
  return mistakes
}
