import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { place, server, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('settings of locations are set, inherited and shown with where they come from', async () => {
  const [top] = (await runJson('locations')).data
  const organisation: string = top.location_id
  const { location_id: floor } = await runJson(`locations create Floor --in ${organisation} --kind floor`)
  const bands = {
    CO2ppm: [
      { name: 'Fine', to: 900, severity: 0 },
      { name: 'Stuffy', to: null, severity: 3 },
    ],
  }
  const file = join(place.homeDirectory, 'bands.json')
  await writeFile(file, JSON.stringify(bands))
  await run(`settings set ${organisation} --hours 7-19 --bands ${file}`)
  const shown = await run(`settings set ${floor} --capacity 40`)
  assert.match(shown, new RegExp(`^working_hours +7-19 +${organisation}$`, 'm'))
  assert.match(shown, new RegExp(`^capacity +40 +${floor}$`, 'm'))
  assert.match(shown, new RegExp(`^CO2ppm +Fine <= 900, Stuffy +${organisation}$`, 'm'))
  assert.match(await run(`settings show ${floor}`), /^outdoor_co2_ppm +450 +default$/m)
  const inheriting = await runJson(`settings set ${organisation} --inherit bands`)
  assert.deepEqual(inheriting.own, { working_hours: '7-19' })
  const nothing = await place.run(`settings set ${floor}`, { variables })
  assert.equal(nothing.exitCode, 2)
  assert.match(nothing.stderr, /Say what is to be set/)
  assert.deepEqual(server.estate.settingsOf(floor), { capacity: 40 })
})
