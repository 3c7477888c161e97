import type { Bands } from './schemas/bands.ts'
import type { VarName } from './var-names.ts'

type Step = readonly [name: string, to: number | null, severity: number]

function bandsOf(...steps: readonly Step[]): Bands {
  return steps.map(([name, to, severity]) => ({ name, to, severity }))
}

/**
 * The bands of a variable where no location sets any; a variable that is missing has none. CO2: HSE calls
 * less than 800 ppm well ventilated and 1,500 a reason to act; EN 16798-1 has 550, 800 and 1,350 above the
 * outdoor air. Temperature: classes II and III of EN 15251 over both seasons. Humidity: 30 to 60 % is what
 * most guides ask for, the outer limits are ours. PM2.5: the guideline of the WHO (2021) for 24 hours and
 * three of its interim targets.
 */
export const defaultBands: Readonly<Partial<Record<VarName, Bands>>> = {
  CO2ppm: bandsOf(
    ['Ideal', 800, 0],
    ['OK', 1_000, 1],
    ['Marginal', 1_250, 2],
    ['Poor', 1_800, 3],
    ['Very poor', null, 4],
  ),
  temperatureC: bandsOf(['Cold', 18, 2], ['Cool', 20, 1], ['Good', 26, 0], ['Warm', 27, 1], ['Hot', null, 2]),
  relativeHumidity: bandsOf(
    ['Very dry', 20, 2],
    ['Dry', 30, 1],
    ['Good', 60, 0],
    ['Humid', 70, 1],
    ['Very humid', null, 2],
  ),
  particulateMatter: bandsOf(
    ['Ideal', 15, 0],
    ['OK', 25, 1],
    ['Marginal', 37.5, 2],
    ['Poor', 75, 3],
    ['Very poor', null, 4],
  ),
  batteryLevelPct: bandsOf(['Empty soon', 10, 3], ['Low', 20, 2], ['OK', null, 0]),
}
