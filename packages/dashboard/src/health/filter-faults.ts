import type { Fault, FaultKind } from './fault.ts'

/** What Health is asked to show. */
export interface FaultFilter {
  readonly kind?: FaultKind | undefined
  readonly q?: string | undefined
}

/**
 * Keeps the faults that a filter asks for. @param namePlace names the place of a fault, to be searched too.
 */
export function filterFaults(
  faults: readonly Fault[],
  { kind, q }: FaultFilter,
  namePlace: (fault: Fault) => string,
): readonly Fault[] {
  const wanted = q?.trim().toLowerCase() ?? ''
  return faults.filter((fault) => {
    if (kind !== undefined && fault.kind !== kind) return false
    const { name = '', sensor_id } = fault.sensor
    return (
      wanted === '' || [name, sensor_id, namePlace(fault)].some((text) => text.toLowerCase().includes(wanted))
    )
  })
}
