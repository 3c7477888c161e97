import { MoreHorizontal } from 'lucide-react'
import { memo } from 'react'
import { Sparkline } from '../chart/sparkline.tsx'
import { compareBasket, useIsCompared } from '../compare/use-compare-basket.ts'
import { isolateText } from '../data/isolate-text.ts'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { useLatest, useLiveStore } from '../live-store/live-store-provider.tsx'
import { statusVariable } from '../live-store/status-variable.ts'
import { liveTexts } from '../text/en/live.ts'
import { formatAge, formatIso } from '../time/format-time.ts'
import type { Course } from './live-queries.ts'
import styles from './live-row.module.css'
import { type ShowRules, showSensor } from './show-sensor.ts'
import type { ShownSensor } from './shown-sensor.ts'
import { tellWhen } from './tell-when.ts'

const text = liveTexts.list

/** Settings of a row. */
export interface LiveRowProps {
  readonly shown: ShownSensor
  readonly rules: ShowRules
  /** Unix seconds by the server's clock. */
  readonly nowS: number
  readonly timeZone: string
  /** Where it is, in places that have others in them. */
  readonly placeName: string | undefined
  readonly course: Course | undefined
  readonly range: { readonly from: number; readonly to: number } | undefined
  /** The scale of all courses of the list, and where values begin to be bad. */
  readonly scale: readonly [least: number, greatest: number] | undefined
  readonly limits: readonly number[]
  readonly isPicked: boolean
  /** Whether its course is drawn beside the list. */
  readonly isCharted: boolean
  /** Whether Tab leads here: one row of the list has that. */
  readonly isActive: boolean
  readonly onPick: (sensorId: string) => void
  readonly onFocus: (sensorId: string) => void
  readonly onMenu: (sensorId: string, button: HTMLElement) => void
  readonly onNoRoom: () => void
}

/** One sensor: what it says now, since when, and how it got there. Follows its own series alone. */
export const LiveRow = memo(function LiveRow(props: LiveRowProps) {
  const { rules, nowS, timeZone, placeName, course, range, isPicked, isCharted, isActive } = props
  const { sensor } = props.shown
  const { sensor_id, name = sensor_id } = sensor
  const { variable } = rules
  const { values } = useLiveStore()
  const datum = useLatest(sensor_id, variable.var_name)
  const status = useLatest(sensor_id, statusVariable)
  const facts = {
    datum,
    status,
    lastHeardS: values.findLastHeard(sensor_id),
  }
  const shown = showSensor(sensor, facts, rules, Math.max(nowS, datum?.time ?? 0))
  const series = { sensorId: sensor_id, varName: variable.var_name }
  const isCompared = useIsCompared(series)
  const tabIndex = isActive ? 0 : -1
  const isAbsent = shown.absence !== undefined
  const isUse = variable.kind === 'event'
  const when = tellWhen(shown, { rules, timeZone, nowS, placeName })
  return (
    <div className={styles.row} data-picked={isPicked} data-charted={isCharted} data-use={isUse}>
      <button
        type="button"
        className={styles.pick}
        data-sensor={sensor_id}
        aria-current={isPicked}
        tabIndex={tabIndex}
        onClick={() => props.onPick(sensor_id)}
        onFocus={() => props.onFocus(sensor_id)}
      >
        {(shown.colour !== undefined || isAbsent) && <Swatch colour={shown.colour} shape="bar" />}
        {!isUse && (
          <span className={styles.value}>
            <span className={isAbsent ? styles.absence : styles.number}>
              {isAbsent ? shown.word : shown.valueText}
            </span>
            <span className={styles.word}>
              {shown.ticks > 0 && <TickGlyph ticks={shown.ticks} />}
              <span className={styles.said}>
                {isAbsent ? explainAbsence(shown, false, nowS) : shown.word}
              </span>
            </span>
          </span>
        )}
        <span className={styles.what}>
          <span className={styles.name}>{isolateText(name)}</span>
          <span className={styles.when} title={datum && formatIso(datum.time, timeZone)}>
            {isUse && (
              <>
                {shown.ticks > 0 && <TickGlyph ticks={shown.ticks} />}
                <span className={isAbsent ? styles.absence : styles.state}>{shown.word}</span>
                {isAbsent && placeAfter(explainAbsence(shown, true, nowS))}
              </>
            )}
            {isUse ? placeAfter(when) : when}
          </span>
        </span>
        <span className={styles.course}>
          {course && range && (
            <Sparkline
              time={course.time}
              values={course.values}
              width={72}
              from={range.from}
              to={range.to}
              scale={props.scale}
              limits={props.limits}
            />
          )}
        </span>
      </button>
      <label className={styles.tick} title={text.compare(name)}>
        <input
          type="checkbox"
          aria-label={text.compare(name)}
          tabIndex={tabIndex}
          checked={isCompared}
          onChange={() => {
            if (!compareBasket.toggle(series)) props.onNoRoom()
          }}
        />
      </label>
      <button
        type="button"
        className={styles.menu}
        aria-label={text.menu(name)}
        aria-haspopup="menu"
        tabIndex={tabIndex}
        onClick={({ currentTarget }) => props.onMenu(sensor_id, currentTarget)}
      >
        <MoreHorizontal size={16} aria-hidden />
      </button>
    </div>
  )
})

/** Sets what follows a state apart from it. */
function placeAfter(text: string): string {
  return text === '' ? '' : ` · ${text}`
}

/** Says how long there has been nothing, and why as far as that is known. */
function explainAbsence({ absence, datum }: ShownSensor, isUse: boolean, nowS: number): string {
  const reason = absence && liveTexts.absences[absence]
  // That nothing has moved for long does not say since when the sensor has been away.
  const age = !isUse && datum && absence !== 'never_reported' && text.for(formatAge(nowS - datum.time))
  return [age, reason].filter(Boolean).join(' · ')
}
