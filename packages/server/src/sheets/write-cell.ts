import { type CellLook, findStyle } from './sheet-styles.ts'

/** The most characters of a cell; a spreadsheet takes a file with more for damaged. */
export const maxCellCharacters = 32_767

/** The days from the beginning of the calendar of spreadsheets, 1899-12-30, to 1970. */
const daysBeforeUnix = 25_569
const dayMs = 86_400_000

/**
 * Writes text as an inline string, which is never a formula whatever it begins with. Text that is longer than
 * a cell is cut, with an ellipsis at its end.
 * @param place such as `B7`.
 */
export function writeText(place: string, text: string, look: CellLook = 'general'): string {
  const style = look === 'general' ? '' : ` s="${findStyle(look)}"`
  return `<c r="${place}" t="inlineStr"${style}>${writeString(text)}</c>`
}

/** Writes what stands in a cell of text; columns keep it, since most repeat what stands above. */
export function writeString(text: string): string {
  const cut = text.length > maxCellCharacters ? `${text.slice(0, maxCellCharacters - 1)}…` : text
  const space = /^\s|\s$|\n/.test(cut) ? ' xml:space="preserve"' : ''
  return `<is><t${space}>${escapeText(cut)}</t></is>`
}

/** Writes a number. @param digits as {@link String} or the engine writes it. */
export function writeNumber(place: string, digits: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${digits}</v></c>`
}

/**
 * Converts a time to the number by which spreadsheets know it: days, which have no time zone. All
 * digits count: with fewer, spreadsheets that cut off show the second before.
 * @param timeMs milliseconds since 1970 of a wall clock.
 */
export function toSerial(timeMs: number): string {
  return String(timeMs / dayMs + daysBeforeUnix)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML cannot hold, and what looks like the escape of one (ECMA-376 part 1, 22.9.2.19). */
const unwritable = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu

function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(unwritable, escapeCharacter)
    .replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
}

function escapeCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
