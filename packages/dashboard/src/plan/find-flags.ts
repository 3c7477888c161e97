import type { FloorArea } from './draw-floor.ts'
import { measureFreeWidth } from './find-label-spot.ts'
import { fitLabel } from './fit-label.ts'
import { cutText, estimateWidth } from './fit-text.ts'
import { outlineArea } from './outline-area.ts'
import { type FlagWish, type Plate, placeFlags } from './place-flags.ts'
import type { PlanSpot } from './place-sensors.ts'
import { type PlanView, type Size, toScreen } from './plan-view.ts'
import { writeLook } from './write-look.ts'

/** A label that stands beside its room or over it. */
export interface Flag {
  readonly plate: Plate
  readonly value: string
  /** Of the room whose course is drawn; empty otherwise. */
  readonly name: string
}

/** Sizes of the type, pixels. */
export const flagSize = 12

/** A longer name beside its room is cut, pixels. */
const mostName = 180

const inset = 5
const height = 18

/** Rooms larger than this hold their value, pixels along a side. */
const roomForValue = 72

/** More rooms than this are too small to be read at all. */
const mostFlags = 60

/** What decides which labels need a place of their own. */
export interface FlagFacts {
  readonly spots: readonly PlanSpot[]
  /** The room whose course is drawn: it is named beside it where it has no room for any of its name. */
  readonly charted: PlanSpot | undefined
  readonly view: PlanView
  readonly size: Size
  readonly wordFirst: boolean
}

/** Finds the rooms whose values do not fit into them, and places for these; the worst rooms choose first. */
export function findFlags({ spots, charted, view, size, wordFirst }: FlagFacts): ReadonlyMap<string, Flag> {
  const wanted: { readonly wish: FlagWish; readonly value: string; readonly name: string }[] = []
  const taken: Plate[] = []
  const worstFirst = spots.toSorted(
    (one, other) =>
      Number(other === charted) - Number(one === charted) || other.reading.severity - one.reading.severity,
  )
  for (const spot of worstFirst) {
    const { area, reading, key, at } = spot
    if (!area || reading.absence !== undefined) continue
    const [x, y] = toScreen(view, at)
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue
    const [value = '', word = ''] = writeLook(reading, { symbol: '', wordFirst })
    const side = Math.sqrt(area.size) * view.scale
    const fitting =
      side > roomForValue && spot !== charted
        ? undefined
        : fitLabel({ value, name: spot.name, word, hasTicks: reading.ticks > 0 }, widthIn(area, view.scale))
    const isNamed = spot === charted && (fitting?.name.length ?? 0) === 0
    if ((fitting === undefined && side <= roomForValue && wanted.length < mostFlags) || isNamed) {
      const name = isNamed ? (cutText(spot.name, mostName / flagSize) ?? '') : ''
      const width = estimateWidth(name === '' ? value : `${value} ${name}`) * flagSize + 2 * inset
      wanted.push({ wish: { key, at: [x, y], width, height }, value, name })
    } else {
      const { valueSize = 20, height: high = 60 } = fitting ?? {}
      taken.push({ x, y, width: estimateWidth(value) * valueSize, height: Math.min(high, 30) })
    }
  }
  const placed = placeFlags(
    wanted.map(({ wish }) => wish),
    taken,
    size,
  )
  return new Map(
    wanted.flatMap(({ wish, value, name }) => {
      const plate = placed.get(wish.key)
      return plate ? [[wish.key, { plate, value, name }] as const] : []
    }),
  )
}

function widthIn(area: FloorArea, scale: number): (height: number) => number {
  const { largest, spot } = outlineArea(area)
  return (labelHeight) => measureFreeWidth(largest, spot, labelHeight / scale) * scale
}
