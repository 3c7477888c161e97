import { breakInTwo, cutText, estimateWidth, type MeasureText } from './fit-text.ts'

/** What a label would say if there were room for all of it. */
export interface LabelText {
  /** The value, or the word for its absence. */
  readonly value: string
  readonly name: string
  /** The word of the band; empty where `value` is a word already. */
  readonly word: string
  readonly hasTicks: boolean
}

/** What of a label fits, in pixels. */
export interface FittingLabel {
  readonly value: string
  readonly valueSize: number
  /** None to two lines. */
  readonly name: readonly string[]
  readonly nameSize: number
  readonly word: string
  readonly hasTicks: boolean
  /** The height of all lines together. */
  readonly height: number
}

const inset = 8
/** How wide the ticks of a band are, pixels. */
export const tickWidth = 28
const tickHeight = 10
const wordSize = 12

/** How high a line is, of its size. */
export const lineHeight = 1.3

type NameForm = (name: string, room: number, measure: MeasureText) => readonly string[] | undefined

const inOne: NameForm = (name) => [name]
const inTwo: NameForm = (name, _room, measure) => breakInTwo(name, measure)
/** The beginning of a name; not of one whose end tells it from its neighbours. */
const cut: NameForm = (name, room, measure) => {
  if (/\d/.test(name)) return undefined
  const kept = cutText(name, room, measure)
  return kept === undefined ? undefined : [kept]
}
const without: NameForm = () => []

/** From the fullest to the barest. */
const forms: readonly {
  readonly valueSize: number
  readonly nameSize: number
  readonly name: NameForm
  readonly withWord?: boolean
  readonly withTicks?: boolean
}[] = [
  { valueSize: 20, nameSize: 13, name: inOne, withWord: true, withTicks: true },
  { valueSize: 20, nameSize: 13, name: inTwo, withWord: true, withTicks: true },
  { valueSize: 18, nameSize: 12, name: inOne, withTicks: true },
  { valueSize: 18, nameSize: 12, name: inTwo, withTicks: true },
  { valueSize: 16, nameSize: 11, name: inTwo, withTicks: true },
  { valueSize: 16, nameSize: 11, name: inTwo },
  { valueSize: 18, nameSize: 12, name: cut, withTicks: true },
  { valueSize: 16, nameSize: 0, name: without, withTicks: true },
  { valueSize: 14, nameSize: 0, name: without, withTicks: true },
  { valueSize: 12, nameSize: 0, name: without },
  { valueSize: 10, nameSize: 0, name: without },
]

/**
 * Finds the fullest form of a label that fits.
 *
 * @param widthAt how wide a label of a height may be, both in pixels.
 * @returns `undefined` where not even the value fits.
 */
export function fitLabel(
  { value, name, word, hasTicks }: LabelText,
  widthAt: (height: number) => number,
  measure: MeasureText = estimateWidth,
): FittingLabel | undefined {
  for (const { valueSize, nameSize, name: form, withWord = false, withTicks = false } of forms) {
    const shown = { word: withWord ? word : '', hasTicks: withTicks && hasTicks }
    const heightWith = (lines: number) =>
      lineHeight * (valueSize + lines * nameSize + (shown.word === '' ? 0 : wordSize)) +
      (shown.hasTicks ? tickHeight : 0)
    const roomWith = (lines: number) => widthAt(heightWith(lines) + inset / 2) - inset
    const lines = form(name, roomWith(1) / Math.max(1, nameSize), measure)
    if (!lines) continue
    const room = roomWith(lines.length)
    const fits =
      measure(value) * valueSize <= room &&
      lines.every((line) => measure(line) * nameSize <= room) &&
      measure(shown.word) * wordSize <= room &&
      (!shown.hasTicks || tickWidth <= room)
    if (fits) return { value, valueSize, name: lines, nameSize, ...shown, height: heightWith(lines.length) }
  }
  return undefined
}

/** Sizes of names of rooms without values, pixels. */
const quietSizes = [12, 10.5] as const
const quietInset = 4

/** The name of a room without a value. */
export interface QuietName {
  readonly lines: readonly string[]
  /** Pixels. */
  readonly size: number
}

/**
 * Fits the name of a room without a value, in one or two lines: a part of a name would say less than nothing.
 *
 * @returns `undefined` where it does not fit.
 */
export function fitQuietName(
  name: string,
  widthAt: (height: number) => number,
  measure: MeasureText = estimateWidth,
): QuietName | undefined {
  for (const size of quietSizes) {
    for (const lines of [[name], breakInTwo(name, measure)]) {
      if (!lines) continue
      const room = widthAt(lines.length * size * lineHeight) - quietInset
      if (lines.every((line) => measure(line) * size <= room)) return { lines, size }
    }
  }
  return undefined
}
