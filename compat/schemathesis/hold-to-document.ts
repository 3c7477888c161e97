import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { type Effort, prepareSchemathesis, runSchemathesis } from './run-schemathesis.ts'
import {
  type CallerName,
  callerNames,
  type SchemathesisEstate,
  startSchemathesisEstate,
} from './schemathesis-estate.ts'

/**
 * Declares a test for every caller: Schemathesis finds nothing, and the rights of the caller are the same
 * afterwards.
 */
export function holdToDocument(efforts: Readonly<Record<CallerName, Effort>>): void {
  const systemPython = requirePart('python')
  describe('the server and its own openapi.json', { skip: systemPython.skip }, () => {
    let python: string
    let estate: SchemathesisEstate
    before(async () => {
      python = await prepareSchemathesis(systemPython.path)
      estate = await startSchemathesisEstate()
    })
    after(() => estate?.close())

    for (const name of callerNames) {
      test(`Schemathesis finds nothing as ${name}`, async (t) => {
        const caller = estate.callers[name]
        t.diagnostic(`seed ${efforts[name].seed}`)
        t.diagnostic(await runSchemathesis(python, estate, caller, efforts[name]))
        if (caller.accessToken === undefined) return
        const headers = { authorization: `Bearer ${caller.accessToken}` }
        const { status } = await fetch(`${estate.apiUrl}/locations`, { headers })
        assert.equal(status, 200, 'the run has taken its own login away, so not all of it was of use')
      })
    }
  })
}
