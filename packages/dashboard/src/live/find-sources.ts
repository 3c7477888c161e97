import { findLineage } from '../data/find-relatives.ts'
import { orderVariables } from '../data/order-variables.ts'
import type { Location, Sensor, Variable } from '../data/queries.ts'

/** A variable that sensors of a place report, and how many. */
export interface Source {
  readonly variable: Variable
  readonly count: number
}

/** Whether a sensor reports a variable: its family does, or it ever did. */
export function doesReport(sensor: Sensor, variable: Variable): boolean {
  return (
    (sensor.family !== undefined && variable.families.includes(sensor.family)) ||
    (sensor.data?.some(({ var_name }) => var_name === variable.var_name) ?? false)
  )
}

/** Finds the variables that sensors report, those first that tell most about a place. */
export function findSources(sensors: readonly Sensor[], variables: readonly Variable[]): readonly Source[] {
  return orderVariables(variables)
    .map((variable) => ({ variable, count: sensors.filter((sensor) => doesReport(sensor, variable)).length }))
    .filter(({ count }) => count > 0)
}

/**
 * Chooses the sources that are shown, in the order of all: those of the user, else those that tell something
 * of the place.
 */
export function chooseSources(
  sources: readonly Source[],
  chosen: readonly string[] | undefined,
): readonly Source[] {
  const wanted = sources.filter(({ variable }) => chosen?.includes(variable.var_name))
  if (wanted.length > 0) return wanted
  const aboutPlace = sources.filter(({ variable }) => variable.weight > 0)
  return aboutPlace.length > 0 ? aboutPlace : sources
}

/** Sources as a user keeps them, place by place. */
export type KeptSources = readonly { readonly location_id: string; readonly var_names: readonly string[] }[]

/** Finds what the user chose for a place, or else for the nearest one that it lies in. */
export function findChosenSources(
  kept: KeptSources,
  locations: readonly Location[],
  place: Location,
): readonly string[] | undefined {
  for (const { location_id } of findLineage(locations, place).toReversed()) {
    const found = kept.find((one) => one.location_id === location_id)
    if (found) return found.var_names
  }
  return undefined
}

/** Most places whose sources are kept; the API allows no more. */
const maxPlaces = 200

/** Puts the sources of a place in front of the others; without any, the place has none of its own. */
export function keepSources<VarName extends string>(
  kept: readonly { readonly location_id: string; readonly var_names: VarName[] }[],
  locationId: string,
  varNames: readonly VarName[],
): { location_id: string; var_names: VarName[] }[] {
  const others = kept.filter(({ location_id }) => location_id !== locationId)
  const own = varNames.length === 0 ? [] : [{ location_id: locationId, var_names: [...varNames] }]
  return [...own, ...others].slice(0, maxPlaces)
}
