import type { Operation } from './operation.ts'
import { VariableCatalogue } from './schemas/variable.ts'
import { readScopes } from './scopes.ts'
import { variableCatalogue } from './variable-catalogue.ts'

/** What is known of variables without a reading. */
export const variableOperations = {
  readVariables: {
    operationId: 'read_variables',
    method: 'get',
    path: '/variables',
    summary: 'The variables that sensors report, and the families of sensors',
    description:
      'Names, units, decimals, kinds and default bands of all variables, and which family of sensors reports what, how often, and when a datum is stale. It is the same for everybody and changes with the release of the server alone: keep it, and ask again with `If-None-Match`.',
    scopes: readScopes,
    isConditional: true,
    answer: {
      status: 200,
      description: 'The catalogue.',
      schema: VariableCatalogue,
      example: {
        variables: variableCatalogue.variables.filter(({ var_name }) => var_name === 'CO2ppm'),
        families: variableCatalogue.families.filter(({ family }) => family === 'alpine'),
      },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>
