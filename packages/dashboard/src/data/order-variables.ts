import type { Variable } from './queries.ts'

/** Orders variables for a choice: those first that tell most of a place, equal ones as in the catalogue. */
export function orderVariables(variables: readonly Variable[]): readonly Variable[] {
  return variables.toSorted((one, other) => other.weight - one.weight)
}
