import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('for how long readings are kept is set for some variables, and told', async () => {
  assert.equal(await run('retention show'), 'All readings are kept for ever.\n')
  assert.equal(await run('retention set motionEvent=90 --dry-run'), 'Nothing would be deleted.\n')
  assert.deepEqual((await runJson('retention show')).days, {})
  await run('retention set motionEvent=90 CO2ppm=730')
  const shown = await run('retention set CO2ppm=forever temperatureC=365')
  assert.match(shown, /^motionEvent +90 +- +0$/m)
  assert.match(shown, /^temperatureC +365 +- +0$/m)
  assert.doesNotMatch(shown, /CO2ppm/)
  for (const wrong of ['motionEvent', 'motionEvent=6', 'motion=90', 'motionEvent=90=9']) {
    const { exitCode } = await place.run(`retention set ${wrong}`, { variables })
    assert.equal(exitCode, 2, wrong)
  }
})
