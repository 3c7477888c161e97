import type { Fault, FaultKind } from './fault.ts'

/** What Health is asked to show. */
export interface FaultFilter {
  readonly kind?: FaultKind | undefined
  readonly q?: string | undefined
}

/**
 * Keeps the faults that a filter asks for.
 * @param listPlaceNames names the places of a fault, each of which is searched too.
 */
export function filterFaults(
  faults: readonly Fault[],
  { kind, q }: FaultFilter,
  listPlaceNames: (fault: Fault) => readonly string[],
): readonly Fault[] {
  const wanted = q?.trim().toLowerCase() ?? ''
  return faults.filter((fault) => {
    if (kind !== undefined && fault.kind !== kind) return false
    const { name = '', sensor_id } = fault.sensor
    return (
      wanted === '' ||
      [name, sensor_id, ...listPlaceNames(fault)].some((text) => text.toLowerCase().includes(wanted))
    )
  })
}
