import assert from 'node:assert/strict'
import { callForBody, type OperationLine } from './operation-line.ts'

/** What callers ask about themselves, and about what there can be. */
export const callerLines: readonly OperationLine[] = [
  {
    operation: 'read_me',
    checks: 'an administrator of the whole organisation, by its id, and what is allowed',
    run: async (client, { organisationId }) => {
      const expected = { kind: 'user', role: 'admin', narrowed: false }
      const me = await callForBody(client, 200, { operation: 'read_me' }, expected)
      assert.partialDeepStrictEqual(me.organisation, { organisation_id: organisationId })
      assert.ok((me.can as readonly string[]).includes('administer_organisation'))
    },
  },
  {
    operation: 'read_variables',
    checks: 'every variable, the bands of CO2 among them, and the families that report it',
    run: async (client) => {
      const catalogue = await callForBody(client, 200, { operation: 'read_variables' }, {})
      const variables = catalogue.variables as readonly Readonly<Record<string, unknown>>[]
      const co2 = variables.find(({ var_name }) => var_name === 'CO2ppm')
      assert.partialDeepStrictEqual(co2, {
        unit: 'ppm',
        families: ['alpine', 'sahara'],
        bands: [{ name: 'Ideal', to: 800 }],
      })
    },
  },
]
