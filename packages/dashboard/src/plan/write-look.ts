import type { Look } from './combine-room.ts'

/** How values of a variable are written. */
export interface LookStyle {
  /** What stands behind a value. */
  readonly symbol: string
  /**
   * Whether the word says more than the value: of events, that it is in use, before how long ago that was.
   */
  readonly wordFirst: boolean
}

/** Writes a look as texts, what says most first; empty texts are left out. */
export function writeLook({ valueText, word }: Look, { symbol, wordFirst }: LookStyle): readonly string[] {
  const value = valueText === '' || symbol === '' ? valueText : `${valueText} ${symbol}`
  return (wordFirst ? [word, value] : [value, word]).filter((text) => text !== '')
}
