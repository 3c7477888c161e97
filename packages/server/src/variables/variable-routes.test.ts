import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sensorFamilies, type VariableCatalogue, varNameList } from '@openlightfi/contract'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'

describe('the catalogue of variables', () => {
  let api: ApiServer
  let catalogue: VariableCatalogue
  let tag: string
  before(async () => {
    api = await startApiServer()
    const { body, headers } = await api.call('/variables', { token: api.tokens.reader })
    catalogue = body
    tag = headers.get('etag') ?? ''
  })
  after(() => api.server.close())

  it('names every variable and every family, and which reports which', () => {
    assert.deepEqual(
      catalogue.variables.map(({ var_name }) => var_name),
      varNameList,
    )
    assert.deepEqual(
      catalogue.families.map(({ family }) => family),
      Object.keys(sensorFamilies),
    )
    for (const { var_name, families } of catalogue.variables)
      for (const { family, var_names } of catalogue.families)
        assert.equal(families.includes(family), var_names.includes(var_name), `${family} ${var_name}`)
  })

  it('says how to show each: a label of its own, decimals, and values of a status', () => {
    const labels = catalogue.variables.map(({ label }) => label)
    assert.equal(new Set(labels).size, labels.length)
    for (const { var_name, kind, values, min, max } of catalogue.variables) {
      assert.equal(kind === 'status', values !== null, var_name)
      for (const { value } of values ?? []) assert.ok(value >= min && value <= max)
    }
  })

  it('gives grounds for all bands, which rise within what readings may be, and begin somewhere good', () => {
    for (const { var_name, bands, bands_ground, min, max } of catalogue.variables) {
      assert.equal(bands === null, bands_ground === null, var_name)
      if (!bands) continue
      const ends = bands.map(({ to }) => to)
      assert.equal(ends.pop(), null)
      const limits = ends.map((end) => end ?? assert.fail(`${var_name} ends twice`))
      assert.deepEqual(
        limits,
        limits.toSorted((a, b) => a - b),
      )
      assert.ok(
        limits.every((limit) => limit > min && limit < max),
        var_name,
      )
      assert.ok(
        bands.some(({ severity }) => severity === 0),
        var_name,
      )
    }
  })

  it('tells what lists of variables begin with, and what is shown to who asks for it alone', () => {
    const byWeight = catalogue.variables.toSorted((one, other) => other.weight - one.weight)
    const shown = byWeight.filter(({ weight }) => weight > 0)
    assert.deepEqual(
      shown.slice(0, 6).map(({ var_name }) => var_name),
      ['CO2ppm', 'temperatureC', 'relativeHumidity', 'particulateMatter', 'motionEvent', 'occSignatures'],
    )
    assert.equal(new Set(shown.map(({ weight }) => weight)).size, shown.length)
    for (const { kind, weight } of catalogue.variables) if (kind === 'status') assert.equal(weight, 0)
  })

  it('is answered 304 to its tag, for everybody and after a restart', async () => {
    const headers = { 'if-none-match': tag }
    for (const token of [api.tokens.reader, api.tokens.stranger])
      assert.equal((await api.call('/variables', { token, headers })).status, 304)
    await api.server.close()
    api = await startApiServer()
    assert.equal((await api.call('/variables', { token: api.tokens.reader, headers })).status, 304)
  })
})
