import { idText, oneOf, type SearchSpec } from '../app/search-params.ts'
import { rangePresets } from '../chart/time-range.ts'

/** What the screen reads from its address: the variable whose course is drawn, and over which range. */
export const sensorSearch = { var: idText, range: oneOf(...rangePresets) } as const satisfies SearchSpec
