export { type AboutLine, listTimeLines } from './about-sheet.ts'
export { type OpenRows, readCounted, requireSheetRows } from './count-rows.ts'
export { type CsvCell, writeCsvRow } from './csv-row.ts'
export { LocalClocks } from './local-clock.ts'
export { byteOrderMark, localiseCsv, refuseDecimal } from './localise-csv.ts'
export { buildSensorColumns, type FindSensorNames, NamedSensors, type SensorNames } from './named-sensors.ts'
export {
  buildDateColumn,
  buildMixedColumn,
  buildNumberColumn,
  buildTextColumn,
  buildTimeColumns,
  buildZoneColumn,
  type SheetColumn,
} from './sheet-columns.ts'
export type { CellLook } from './sheet-styles.ts'
export { readCells } from './whole-lines.ts'
export { type WorkbookReader, Workbooks } from './workbooks.ts'
export type { Workbook } from './write-workbook.ts'
