import { type VarName, variables } from '@openlightfi/client'

/** The unit of a variable for people; empty for a variable that this release does not know. */
export function findUnit(varName: string): string {
  return Object.hasOwn(variables, varName) ? variables[varName as VarName].unit : ''
}

/** A value with its unit, e.g. `850 ppm`; `-` when it is absent. */
export function formatValue(varName: string, value: number | undefined): string {
  return value === undefined ? '-' : `${value} ${findUnit(varName)}`.trimEnd()
}
