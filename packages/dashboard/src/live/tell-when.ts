import { formatValue } from '../data/format-value.ts'
import { isolateText } from '../data/isolate-text.ts'
import { liveTexts } from '../text/en/live.ts'
import { formatAge, formatMoment } from '../time/format-time.ts'
import type { ShowRules } from './show-sensor.ts'
import type { ShownSensor } from './shown-sensor.ts'

const text = liveTexts.list

/** What decides how the line below a name is written. */
export interface WhenFacts {
  readonly rules: Pick<ShowRules, 'variable' | 'choices'>
  readonly timeZone: string
  /** Unix seconds by the server's clock. */
  readonly nowS: number
  /** Where the sensor is, in places that have others in them. */
  readonly placeName: string | undefined
}

/**
 * Writes where a sensor is and how old what it said is. Beside the name of a place there is no room for the
 * time of day of what is current.
 */
export function tellWhen(shown: Pick<ShownSensor, 'datum' | 'absence'>, facts: WhenFacts): string {
  const { placeName } = facts
  const parts = [placeName && isolateText(placeName), tellAge(shown, facts)]
  return parts.filter((part) => part !== undefined).join(' · ')
}

function tellAge(
  { datum, absence }: Pick<ShownSensor, 'datum' | 'absence'>,
  { rules, timeZone, nowS, placeName }: WhenFacts,
): string | undefined {
  if (datum === undefined) return undefined
  const moment = formatMoment(datum.time, timeZone, nowS)
  if (absence === undefined) {
    const age = text.ago(formatAge(nowS - datum.time))
    return placeName === undefined ? `${moment} · ${age}` : age
  }
  if (rules.variable.kind === 'event') return text.lastMotion(moment)
  const { text: value, symbol } = formatValue(rules.variable, datum.value, rules.choices)
  return text.last(symbol === '' ? value : `${value} ${symbol}`, moment)
}
