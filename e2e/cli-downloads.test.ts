import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('an address for one download gives the file without a token', async () => {
  const { url, file_name: name } = await runJson('downloads create /exports/locations?format=csv')
  assert.equal(name, 'locations.csv')
  const answer = await fetch(url)
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="locations.csv"')
  assert.match(await answer.text(), /^location_id,.*\r\norg_acme,/)
  assert.equal((await fetch(url)).status, 404)
  assert.match(await run('downloads create /exports/sensors --name All.json'), /^file_name +All\.json$/m)
  const refused = await place.run('downloads create /users', { variables })
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /must be path and query, percent-encoded, of an export/)
})
