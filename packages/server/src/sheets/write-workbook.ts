import { type AboutLine, aboutColumns, listTimeLines } from './about-sheet.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { styles } from './sheet-styles.ts'
import { type SheetRows, writeSheet } from './write-sheet.ts'
import { writeZip, type ZipRules } from './zip-file.ts'

/** A workbook: the sheet "Data", and one that says where they come from. */
export interface Workbook<Row> {
  readonly columns: readonly SheetColumn<Row>[]
  readonly rows: SheetRows<Row>
  /** The lines of the sheet "About"; when it was made and how many rows there are is added. */
  readonly about: readonly AboutLine[]
  /** The time zone in which it says when it was made. */
  readonly timeZone: string
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const typeOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

/** The parts that are the same in every workbook. */
const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typeOf('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${typeOf('styles')}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typeOf('worksheet')}"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${typeOf('worksheet')}"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styles,
}

/**
 * Writes a workbook (ECMA-376) piece by piece, row after row. The sheet "About" comes last, when the rows
 * have been counted.
 * @throws RangeError for more rows than a sheet has; the errors of the rows.
 */
export function writeWorkbook<Row>(
  { columns, rows, about, timeZone }: Workbook<Row>,
  rules: ZipRules,
): AsyncGenerator<Uint8Array, void, undefined> {
  let rowCount = 0
  const countRows = (count: number) => {
    rowCount += count
  }
  function* listAbout() {
    yield [...about, ...listTimeLines('Made', rules.timeMs, timeZone), { label: 'Rows', value: rowCount }]
  }
  const parts = Object.entries(fixedParts).map(([name, text]) => ({ name, content: Buffer.from(text) }))
  return writeZip(
    [
      ...parts,
      { name: 'xl/worksheets/sheet1.xml', content: writeSheet(columns, rows, countRows) },
      {
        name: 'xl/worksheets/sheet2.xml',
        content: writeSheet(aboutColumns, listAbout(), () => undefined),
      },
    ],
    rules,
  )
}
