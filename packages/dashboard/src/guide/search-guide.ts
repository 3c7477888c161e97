import type { Schemas } from '@openlightfi/client'

/** Keeps of the catalogue what has a text in it: of families and variables, each for itself. */
export function searchGuide(
  { variables, families }: Schemas['VariableCatalogue'],
  text: string,
): Schemas['VariableCatalogue'] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return { variables, families }
  const has = (...texts: readonly (string | null)[]) =>
    texts.some((one) => one?.toLowerCase().includes(wanted) === true)
  const labels = new Map(variables.map(({ var_name, label }) => [var_name, label]))
  return {
    variables: variables.filter(({ var_name, label, meaning, unit, symbol, bands, bands_ground, values }) =>
      has(
        var_name,
        label,
        meaning,
        unit,
        symbol,
        bands_ground,
        ...(bands ?? []).map(({ name }) => name),
        ...(values ?? []).map((value) => value.label),
      ),
    ),
    families: families.filter(({ name, prefix, var_names }) =>
      has(name, prefix, ...var_names, ...var_names.map((varName) => labels.get(varName) ?? null)),
    ),
  }
}
