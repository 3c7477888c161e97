import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('preferences are set one by one and shown', async () => {
  assert.equal(await run('preferences show'), 'Nothing is set.\n')
  await run('preferences set --theme dark')
  const shown = await run('preferences set --temperature fahrenheit --no-letters')
  assert.match(shown, /^theme +dark$/m)
  assert.match(shown, /^single_letter_keys +false$/m)
  assert.deepEqual(await runJson('preferences show'), {
    theme: 'dark',
    temperature_unit: 'fahrenheit',
    single_letter_keys: false,
  })
})

test('views are saved, replaced, listed and deleted', async () => {
  await run('views save Air /dashboard/live/org_acme?src=CO2ppm')
  await run('views save Warmth /dashboard/live/org_acme')
  const { data } = await runJson('views save Warmth /dashboard/calendar/org_acme')
  assert.deepEqual(data, [
    { name: 'Air', address: '/dashboard/live/org_acme?src=CO2ppm' },
    { name: 'Warmth', address: '/dashboard/calendar/org_acme' },
  ])
  const refused = await place.run('views save Bad //evil.example', { variables })
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /must be a path on this server/)
  assert.equal(await run('views delete Air', true), 'Deleted Air.\n')
  assert.match(await run('views list'), /^Warmth +\/dashboard\/calendar\/org_acme$/m)
  assert.equal((await place.run('views delete Air --yes', { variables })).exitCode, 2)
})
