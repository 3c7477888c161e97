import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../app/use-keys.ts'
import { useIsPrinting } from '../chart/use-is-printing.ts'
import { compareBasket } from '../compare/use-compare-basket.ts'
import { liveTexts } from '../text/en/live.ts'
import styles from './live-list.module.css'
import type { Courses } from './live-queries.ts'
import { LiveRow } from './live-row.tsx'
import { RowMenu } from './row-menu.tsx'
import type { ShowRules } from './show-sensor.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** Height of a row, pixels; rows that fingers press are a little higher. */
const rowHeight = matchMedia('(pointer: coarse)').matches ? 60 : 52

/** Settings of the list. */
export interface LiveListProps {
  readonly label: string
  /** In the order in which they are listed. */
  readonly sensors: readonly ShownSensor[]
  readonly rules: ShowRules
  /** Where values begin to be bad. */
  readonly limits: readonly number[]
  readonly nowS: number
  readonly timeZone: string
  readonly placeOf: (shown: ShownSensor) => string | undefined
  readonly courses: Courses | undefined
  readonly picked: string | undefined
  /** The sensor whose course is drawn beside the list. */
  readonly charted: string | undefined
  readonly onPick: (sensorId: string | undefined) => void
  /** What scrolls: the list's own box, or one around it. */
  readonly scroller: RefObject<HTMLElement | null>
  /** Told what just happened, for people who hear the page. */
  readonly onTell: (message: string) => void
}

/** The sensors, of which only those in sight are drawn; for a print, all of them. */
export function LiveList(props: LiveListProps) {
  const { label, sensors, rules, limits, nowS, timeZone, placeOf, courses, picked, charted } = props
  const { onPick, scroller, onTell } = props
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState<string>()
  const [menu, setMenu] = useState<{ readonly sensorId: string; readonly button: HTMLElement }>()
  const isPrinting = useIsPrinting()
  const indexById = useMemo(
    () => new Map(sensors.map(({ sensor }, index) => [sensor.sensor_id, index])),
    [sensors],
  )
  const virtualizer = useVirtualizer({
    count: sensors.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => sensors[index]?.sensor.sensor_id ?? index,
    overscan: 8,
    scrollMargin: useOffset(list, scroller),
    initialRect: { width: 0, height: 900 },
  })
  const reachable = active !== undefined && indexById.has(active) ? active : sensors[0]?.sensor.sensor_id

  const focusRow = (index: number) => {
    const target = sensors[Math.max(0, Math.min(index, sensors.length - 1))]
    if (!target) return
    const { sensor_id } = target.sensor
    virtualizer.scrollToIndex(indexById.get(sensor_id) ?? 0)
    setActive(sensor_id)
    const find = () => list.current?.querySelector<HTMLElement>(`[data-sensor="${sensor_id}"]`)
    // A row that was out of sight is drawn with the next frame.
    if (find()) find()?.focus()
    else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
  }
  const move = (event: KeyboardEvent) => {
    const at = indexById.get(reachable ?? '') ?? 0
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: sensors.length,
    }[event.key]
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    focusRow(target)
  }
  const noRoom = useCallback(() => onTell(liveTexts.list.compareFull), [onTell])
  const pick = useCallback(
    (sensorId: string) => onPick(sensorId === picked ? undefined : sensorId),
    [onPick, picked],
  )
  const openMenu = useCallback((sensorId: string, button: HTMLElement) => setMenu({ sensorId, button }), [])
  useKeys({
    c: () => {
      const isInside = list.current?.contains(document.activeElement) ?? false
      const sensorId = isInside ? reachable : picked
      if (sensorId === undefined) return
      if (!compareBasket.toggle({ sensorId, varName: rules.variable.var_name })) noRoom()
    },
  })

  const items = isPrinting
    ? sensors.map((_, index) => ({ index, start: index * rowHeight + virtualizer.options.scrollMargin }))
    : virtualizer.getVirtualItems()
  const range = courses && { from: courses.from, to: courses.to }
  const from = range?.from
  const to = range?.to
  const steadyRange = useMemo(
    () => (from === undefined || to === undefined ? undefined : { from, to }),
    [from, to],
  )
  return (
    <>
      <ul
        ref={list}
        className={styles.list}
        aria-label={label}
        style={{ height: sensors.length * rowHeight }}
        onKeyDown={move}
      >
        {items.map(({ index, start }) => {
          const shown = sensors[index]
          if (!shown) return null
          const { sensor_id } = shown.sensor
          return (
            <li
              key={sensor_id}
              className={styles.item}
              aria-setsize={sensors.length}
              aria-posinset={index + 1}
              style={{ height: rowHeight, translate: `0 ${start - virtualizer.options.scrollMargin}px` }}
            >
              <LiveRow
                shown={shown}
                rules={rules}
                nowS={nowS}
                timeZone={shown.sensor.time_zone ?? timeZone}
                placeName={placeOf(shown)}
                course={courses?.bySensor.get(sensor_id)}
                range={steadyRange}
                scale={courses?.scale}
                limits={limits}
                isPicked={sensor_id === picked}
                isCharted={sensor_id === charted}
                isActive={sensor_id === reachable}
                onPick={pick}
                onFocus={setActive}
                onMenu={openMenu}
                onNoRoom={noRoom}
              />
            </li>
          )
        })}
      </ul>
      {menu && (
        <RowMenu
          sensorId={menu.sensorId}
          varName={rules.variable.var_name}
          button={menu.button}
          onClose={() => setMenu(undefined)}
          onTell={onTell}
        />
      )}
    </>
  )
}

/** How far below the top of what scrolls the list begins, pixels. */
function useOffset(list: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0)
  useEffect(() => {
    const outer = scroller.current
    const inner = list.current
    if (!outer || !inner) return
    const measure = () => {
      const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop
      setOffset(Math.round(top))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    for (const child of outer.children) observer.observe(child)
    return () => observer.disconnect()
  }, [list, scroller])
  return offset
}
