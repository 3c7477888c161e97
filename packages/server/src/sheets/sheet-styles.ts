/** The most decimals with which a number is shown. */
const maxDecimals = 6

/** Codes of number formats, as every spreadsheet reads them whatever its country. */
const formats = {
  general: 'General',
  /** The first row. */
  heading: 'General',
  time: 'yyyy\\-mm\\-dd\\ hh:mm:ss',
  date: 'yyyy\\-mm\\-dd',
  share: '0.0%',
} as const

/** Looks of a cell. */
export type CellLook = keyof typeof formats | { readonly decimals: number }

const named = Object.keys(formats) as (keyof typeof formats)[]

/** Finds the number of a look in {@link styles}. More decimals than six are six. */
export function findStyle(look: CellLook): number {
  if (typeof look === 'string') return named.indexOf(look)
  return named.length + Math.min(Math.max(0, look.decimals), maxDecimals)
}

const decimalFormats = Array.from({ length: maxDecimals + 1 }, (_, decimals) =>
  decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
)

/** Numbers from 164 on are free for formats of a workbook. */
const firstFormat = 164

const codes = [...named.map((name) => formats[name]), ...decimalFormats]

/** The part of a workbook with all its looks. */
export const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${codes.length}">${codes
  .map((code, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="${code}"/>`)
  .join(
    '',
  )}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${codes.length}">${codes
  .map((_code, index) => formatStyle(index))
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function formatStyle(index: number): string {
  const font = named[index] === 'heading' ? 1 : 0
  const code = index <= named.indexOf('heading') ? 0 : firstFormat + index
  return `<xf numFmtId="${code}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>`
}
