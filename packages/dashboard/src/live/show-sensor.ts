import { findBand, type ShownBand } from '../data/bands.ts'
import { formatValue, type ValueChoices } from '../data/format-value.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import type { Datum } from '../live-store/latest-values.ts'
import { liveTexts } from '../text/en/live.ts'
import { formatAge } from '../time/format-time.ts'
import type { Absence, ShownSensor } from './shown-sensor.ts'

/** How sensors are to be shown. */
export interface ShowRules {
  readonly variable: Variable
  /** The bands that hold where a sensor is; none where the variable has none. */
  readonly bandsOf: (sensor: Sensor) => readonly ShownBand[]
  readonly choices: ValueChoices
  /** A place is in use up to so many seconds after a motion. */
  readonly occupiedS: number
  /** A place is free after more than so many seconds without one. */
  readonly freeS: number
}

/** What is known of a sensor. */
export interface SensorFacts {
  readonly datum: Datum | undefined
  readonly status: Datum | undefined
  /** When it last reported anything, its status as well, Unix seconds. */
  readonly lastHeardS: number | undefined
}

/** Seconds after which a datum is old, of a sensor that does not say so. */
const defaultStaleAfterS = 900

/** Works out how a sensor is shown at a time, Unix seconds by the server's clock. */
export function showSensor(sensor: Sensor, facts: SensorFacts, rules: ShowRules, nowS: number): ShownSensor {
  const { datum } = facts
  const absence =
    rules.variable.kind === 'event'
      ? findAbsenceOfEvents(sensor, facts, rules, nowS)
      : findAbsence(sensor, facts, nowS)
  if (absence !== undefined || datum === undefined) return showAbsence(sensor, datum, absence)
  return rules.variable.kind === 'event'
    ? showUse(sensor, datum, rules, nowS)
    : showValue(sensor, datum, rules)
}

/** Of a measurement, a count or a status: an old datum is no state of the room. */
function findAbsence(sensor: Sensor, facts: SensorFacts, nowS: number): Absence | undefined {
  const { datum } = facts
  if (datum === undefined) return 'never_reported'
  if (nowS - datum.time <= staleAfterS(sensor)) return undefined
  return nameStatus(facts) ?? 'stale'
}

/** Of events: that nothing moves means something only of a sensor that is known to be online. */
function findAbsenceOfEvents(
  sensor: Sensor,
  facts: SensorFacts,
  { occupiedS }: ShowRules,
  nowS: number,
): Absence | undefined {
  const { datum, status, lastHeardS } = facts
  if (lastHeardS === undefined) return 'never_reported'
  const named = nameStatus(facts)
  if (named !== undefined) return named
  if (nowS - lastHeardS > staleAfterS(sensor)) return 'stale'
  if (datum === undefined) return 'never_reported'
  // Without any status only a motion proves something.
  return status !== undefined || nowS - datum.time <= occupiedS ? undefined : 'stale'
}

/** Names a status other than online. Of one that follows from silence nobody knows why. */
function nameStatus({ status }: SensorFacts): Absence | undefined {
  if (status === undefined || status.value === 1) return undefined
  if (status.value === -1) return 'rebooting'
  return status.derived ? 'stale' : 'offline'
}

function staleAfterS(sensor: Sensor): number {
  return sensor.stale_after_s ?? defaultStaleAfterS
}

function showAbsence(
  sensor: Sensor,
  datum: Datum | undefined,
  absence: Absence = 'never_reported',
): ShownSensor {
  const word = liveTexts.noData
  return { sensor, datum, valueText: '', word, colour: undefined, ticks: 0, severity: 0, absence }
}

function showValue(sensor: Sensor, datum: Datum, { variable, bandsOf, choices }: ShowRules): ShownSensor {
  const band = findBand(bandsOf(sensor), datum.value)
  return {
    sensor,
    datum,
    valueText: formatValue(variable, datum.value, choices).text,
    word: band?.name ?? '',
    colour: band?.colour,
    ticks: band?.ticks ?? 0,
    severity: band?.severity ?? 0,
    absence: undefined,
  }
}

function showUse(sensor: Sensor, datum: Datum, { occupiedS, freeS }: ShowRules, nowS: number): ShownSensor {
  const ageS = nowS - datum.time
  const use = usesByName[ageS <= occupiedS ? 'inUse' : ageS <= freeS ? 'recently' : 'free']
  return { sensor, datum, valueText: formatAge(ageS), absence: undefined, ...use }
}

const { inUse, recently, free } = liveTexts.use

/** The states of use, from busy to free. */
export const usesByName = {
  inUse: { word: inUse, colour: '--in-use', ticks: 5, severity: 2 },
  recently: { word: recently, colour: '--recently-used', ticks: 3, severity: 1 },
  free: { word: free, colour: '--free', ticks: 1, severity: 0 },
} as const satisfies Record<string, Pick<ShownSensor, 'word' | 'colour' | 'ticks' | 'severity'>>

/** Keeps what was shown before where nothing about it has changed, so that it is not drawn anew. */
export function keepUnchanged(
  before: readonly ShownSensor[],
  after: readonly ShownSensor[],
): readonly ShownSensor[] {
  const known = new Map(before.map((shown) => [shown.sensor.sensor_id, shown]))
  let isSame = before.length === after.length
  const kept = after.map((shown, index) => {
    const one = known.get(shown.sensor.sensor_id)
    const result = one !== undefined && looksTheSame(one, shown) ? one : shown
    isSame &&= result === before[index]
    return result
  })
  return isSame ? before : kept
}

function looksTheSame(one: ShownSensor, other: ShownSensor): boolean {
  return (
    one.sensor === other.sensor &&
    one.datum === other.datum &&
    one.valueText === other.valueText &&
    one.word === other.word &&
    one.colour === other.colour &&
    one.absence === other.absence
  )
}
