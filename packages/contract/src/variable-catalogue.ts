import { bandGrounds } from './band-grounds.ts'
import { defaultBands } from './default-bands.ts'
import type { SensorFamilyOutput, VariableCatalogue, VariableOutput } from './schemas/variable.ts'
import {
  findStaleAfterS,
  type SensorFamily,
  type SensorFamilyFacts,
  sensorFamilies,
} from './sensor-families.ts'
import { onlineStatusValues, type VarName, type VarNameFacts, varNameList, varNames } from './var-names.ts'

const families = Object.entries<SensorFamilyFacts>(sensorFamilies) as [SensorFamily, SensorFamilyFacts][]

/** What the API tells of variables and families, put together from where each is written. */
export const variableCatalogue: VariableCatalogue = {
  variables: varNameList.map(toVariable),
  families: families.map(toFamily),
}

function toVariable(varName: VarName): VariableOutput {
  const { label, meaning, kind, unit, symbol, decimals, min, max, palette, weight }: VarNameFacts =
    varNames[varName]
  return {
    var_name: varName,
    label,
    meaning,
    kind,
    unit,
    symbol,
    decimals,
    min,
    max,
    values: varName === 'onlineStatus' ? [...onlineStatusValues] : null,
    bands: defaultBands[varName] ?? null,
    bands_ground: bandGrounds[varName] ?? null,
    families: families.filter(([, { reports }]) => reports.includes(varName)).map(([family]) => family),
    palette: palette ?? 'severity',
    weight,
  }
}

function toFamily([family, facts]: [SensorFamily, SensorFamilyFacts]): SensorFamilyOutput {
  const { name, prefix, reports, expectedIntervalS } = facts
  return {
    family,
    name,
    prefix,
    var_names: [...reports],
    expected_interval_s: expectedIntervalS,
    stale_after_s: findStaleAfterS(family),
  }
}
