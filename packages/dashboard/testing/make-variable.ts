import type { Variable } from '../src/data/queries.ts'

/** Makes a variable as the catalogue has it: a measurement without a unit, unless more is said. */
export function makeVariable(varName: Variable['var_name'], more: Partial<Variable> = {}): Variable {
  return {
    var_name: varName,
    label: varName,
    meaning: '',
    kind: 'measurement',
    unit: '',
    symbol: '',
    decimals: 0,
    min: 0,
    max: 100_000,
    values: null,
    bands: null,
    bands_ground: null,
    families: [],
    palette: 'severity',
    weight: 50,
    ...more,
  }
}
