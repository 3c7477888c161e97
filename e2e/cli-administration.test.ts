import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { obtainTokens } from '../compat/drive-login.ts'
import { readSheet } from '../packages/server/testing/workbook-reader.ts'
import { serveAdministrator } from './serve-administrator.ts'

const { admin, server, place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('clients are created, listed, shown, changed, disabled, enabled and deleted', async () => {
  const { stdout, stderr } = await place.run(
    'clients create Dashboard --callback-url https://a.example/cb --refresh-token-lifetime 30d --rotate',
    { variables },
  )
  const [, id = ''] = /^client_id +(\w+)$/m.exec(stdout) ?? []
  const [, secret = ''] = /^client_secret +(\S{43})$/m.exec(stdout) ?? []
  assert.match(stdout, new RegExp(`^oauth_url +${server.publicUrl}/oauth2$`, 'm'))
  assert.match(stderr, /not shown again/)
  assert.notEqual(secret, '')

  assert.match(
    await run('clients list'),
    new RegExp(`^${id} +Dashboard +confidential +enabled +4h +30d +-$`, 'm'),
  )
  const shown = await run(`clients show ${id}`)
  assert.match(shown, /^refresh_token_lifetime_s +2592000 \(30d\)$/m)
  assert.match(shown, /^callback_urls +https:\/\/a\.example\/cb$/m)
  assert.ok(!shown.includes(secret))

  assert.match(shown, /^last_error +-$/m)
  const wrong = new URLSearchParams({ grant_type: 'refresh_token', client_id: id, client_secret: 'wrong' })
  await fetch(`${server.publicUrl}/oauth2/token`, { method: 'POST', body: wrong })
  assert.match(
    await run(`clients show ${id}`),
    /^last_error +The client_secret was wrong\. \(wrong_secret, once, last .+ from .+\)$/m,
  )
  assert.match(await run(`clients activity ${id} --by day`), /^FROM +TOKENS .+\n.+ 0 +0 +1 +0\n$/)

  const changed = await runJson(`clients change ${id} --name Board --no-rotate --signing-algorithm ES256`)
  assert.deepEqual(
    [changed.name, changed.rotate_refresh_tokens, changed.signing_algorithm],
    ['Board', false, 'ES256'],
  )
  assert.match(await run(`clients disable ${id} --yes`), /^status +disabled$/m)
  assert.match(await run(`clients enable ${id}`), /^status +enabled$/m)
  const rotated = await runJson(`clients rotate-secret ${id} --yes`)
  assert.notEqual(rotated.client_secret, secret)
  assert.equal(rotated.previous_secret_until, null)
  const kept = await runJson(`clients rotate-secret ${id} --keep-previous 2d --yes`)
  assert.ok(Math.abs(kept.previous_secret_until - Date.now() / 1000 - 172_800) < 60)
  assert.match(await run(`clients show ${id}`), /^previous_secret_until +\d{4}-/m)
  assert.equal(await run(`clients end-previous-secret ${id} --yes`), `Ended the previous secret of ${id}.\n`)
  assert.match(await run(`clients show ${id}`), /^previous_secret_until +-$/m)
  const tooLong = await place.run(`clients rotate-secret ${id} --keep-previous 31d --yes`, { variables })
  assert.deepEqual([tooLong.exitCode, /It must be 30d at the most\./.test(tooLong.stderr)], [2, true])
  assert.equal(await run(`clients delete ${id}`, true), `Deleted ${id}.\n`)
  assert.equal((await place.run(`clients show ${id}`, { variables })).exitCode, 4)
})

test('webhooks are created, listed, shown, changed, tested, made to deliver again and deleted', async () => {
  const { stdout, stderr } = await place.run(
    'webhooks create https://receiver.invalid/in --variable CO2ppm --description Energy',
    { variables },
  )
  const [, id = ''] = /^webhook_id +(\S+)$/m.exec(stdout) ?? []
  const [, secret = ''] = /^secret +(whsec_\S{44})$/m.exec(stdout) ?? []
  assert.notEqual(secret, '')
  assert.match(stderr, /not shown again/)
  assert.match(await run('webhooks list'), new RegExp(`^${id} +https://receiver.invalid/in +active +0s`, 'm'))
  const shown = await run(`webhooks show ${id}`)
  assert.match(shown, /^variables +CO2ppm$/m)
  assert.ok(!shown.includes(secret))
  const paused = await runJson(`webhooks change ${id} --pause --everything`)
  assert.deepEqual([paused.status, paused.filter.var_names], ['paused', undefined])
  const tested = await place.run(`webhooks test ${id}`, { variables })
  assert.equal(tested.exitCode, 1)
  assert.match(tested.stdout, /^error +unresolved$/m)
  assert.match(tested.stderr, /the test was not delivered: unresolved/)
  assert.match(await run(`webhooks attempts ${id}`), /test +unresolved/)
  assert.match(await run(`webhooks change ${id} --resume`), /^status +active$/m)
  const rotated = await runJson(`webhooks rotate-secret ${id} --overlap 0s --yes`)
  assert.deepEqual([rotated.secret === secret, rotated.secret_overlap_until], [false, null])
  assert.match(await run(`webhooks redeliver ${id} --from beginning --yes`), /^status +active$/m)
  assert.equal(await run(`webhooks delete ${id}`, true), `Deleted ${id}.\n`)
  assert.equal((await place.run(`webhooks show ${id}`, { variables })).exitCode, 4)
  const refused = await place.run('webhooks create http://10.0.0.1/', { variables })
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /^lightfi: url must begin with https[^\n]*\n$/) // once
  const tooLong = await place.run(`webhooks rotate-secret ${id} --overlap 8d --yes`, { variables })
  assert.equal(tooLong.exitCode, 2)
  assert.match(tooLong.stderr, /--overlap.*It must be 7d at the most\./)
})

test('what cannot be undone is asked for, and refused where nobody can be asked', async () => {
  const { client_id: id } = await runJson('clients create Kept --kind public')
  for (const command of [`clients delete ${id}`, `clients disable ${id}`]) {
    const unasked = await place.run(command, { variables })
    assert.deepEqual([unasked.exitCode, unasked.stdout], [2, ''])
    assert.match(unasked.stderr, /give --yes/)
    const refused = await place.run(command, { variables, answer: false })
    assert.equal(refused.exitCode, 2)
    assert.match(refused.stderr, /nothing was done/)
  }
  assert.equal((await runJson(`clients show ${id}`)).status, 'enabled')
})

test('a setting out of its bounds is told with its place and the bounds, exit code 2', async () => {
  const { exitCode, stderr } = await place.run('clients create X --access-token-lifetime 2d', { variables })
  assert.equal(exitCode, 2)
  assert.match(stderr, /access_token_lifetime_s must be a whole number from 300 to 86400/)
  const wrong = await place.run('clients create X --access-token-lifetime soon', { variables })
  assert.equal(wrong.exitCode, 2)
  assert.match(wrong.stderr, /such as 90s, 30m/)
  const empty = await place.run('clients change some-client', { variables })
  assert.deepEqual([empty.exitCode, /say what is to change/.test(empty.stderr)], [2, true])
})

test('users are invited, listed, shown, changed, disabled, enabled, signed out and deleted, by name or id', async () => {
  const link = await run('users invite grace@example.org --role installer --location org_acme')
  assert.match(link, new RegExp(`^${server.publicUrl}/\\S+\n$`))
  assert.match(await run('users list'), /grace@example\.org +installer +invited +off +org_acme$/m)
  assert.match(await run('users invite-again grace@example.org'), new RegExp(`^${server.publicUrl}/`))
  assert.match(await run('users reset-password ada@example.org'), new RegExp(`^${server.publicUrl}/`))
  const changed = await runJson('users change GRACE@example.org --role viewer')
  assert.equal(changed.role, 'viewer')
  assert.match(await run(`users show ${changed.user_id}`), /^username +grace@example\.org$/m)
  assert.match(await run('users disable grace@example.org --yes'), /^status +disabled$/m)
  assert.match(await run('users enable grace@example.org'), /^status +invited$/m)
  assert.equal(await run('users sign-out grace@example.org --yes'), 'Done: sign-out grace@example.org.\n')
  assert.equal(await run('users delete grace@example.org --yes'), 'Done: delete grace@example.org.\n')
  const gone = await place.run('users show grace@example.org', { variables })
  assert.deepEqual([gone.exitCode, /no user of your organisation/.test(gone.stderr)], [2, true])
  const last = await place.run('users delete ada@example.org --yes', { variables })
  assert.equal(last.exitCode, 1)
  assert.match(last.stderr, /needs an administrator/)
})

test('grants are listed and revoked', async () => {
  const client = {
    clientId: variables.LIGHTFI_CLIENT_ID ?? '',
    clientSecret: variables.LIGHTFI_CLIENT_SECRET ?? '',
  }
  const [own] = (await runJson('grants list')).data
  await obtainTokens({ oauthUrl: `${server.publicUrl}/oauth2`, ...client, ...admin })
  const { data } = await runJson('grants list --organisation')
  assert.equal(data.length, 2)
  // Both may have begun in the same second, so their order does not tell which is the command's own.
  const { grant_id: other } = data.find((grant: { grant_id: string }) => grant.grant_id !== own.grant_id)
  assert.match(
    await run('grants list'),
    /^ID +APPLICATION +USER +LOGGED IN +UNTIL +LAST TOKEN +CALLS IN 24 H\n/,
  )
  const ofClient = await runJson(`grants list --organisation --client ${client.clientId}`)
  assert.deepEqual(
    ofClient.data.map((grant: { client_id: string }) => grant.client_id),
    ofClient.data.map(() => client.clientId),
  )
  assert.match(
    await run(`grants activity ${other}`),
    /^FROM +TOKENS +REFRESHES +FAILURES +REQUESTS\n.+ 1 +0 +0 +0\n$/,
  )
  assert.equal(await run(`grants revoke ${other} --yes`), `Revoked ${other}.\n`)
  assert.equal((await runJson('grants list')).data.length, 1)
})

test('the audit log shows who did all that', async () => {
  const table = await run('audit --limit 200')
  assert.match(table, /^TIME +ACTION +BY +ON +FROM +DETAILS\n/)
  for (const action of [
    'client.created',
    'client.secret_rotated',
    'user.invited',
    'grant.revoked',
    'login.succeeded',
  ]) {
    assert.match(table, new RegExp(` ${action} +ada@example\\.org `), action)
  }
  const { data } = await runJson('audit --action client.created --limit 1 --from 1h')
  assert.deepEqual(
    data.map((entry: { action: string; details: { name: string } }) => [entry.action, entry.details.name]),
    [['client.created', 'Kept']],
  )
  const folder = await mkdtemp(join(tmpdir(), 'lightfi-e2e-audit-'))
  try {
    const file = join(folder, 'audit.xlsx')
    await run(`audit --action client.created --output ${file}`)
    const [head, ...rows] = readSheet(await readFile(file))
    assert.deepEqual([head?.[1], rows[0]?.[9]], ['time (UTC)', 'Kept'])
    const named = join(folder, 'audit.txt')
    await run(`audit --action client.created --format xlsx -o ${named}`)
    assert.deepEqual(readSheet(await readFile(named)), [head, ...rows])
    await run(`audit --action client.created -o ${named}`)
    const csv = await readFile(named, 'utf8')
    assert.match(csv, /^sequence,time,action,/)
    assert.equal(csv.trimEnd().split('\r\n').length, rows.length + 1)
    assert.equal(await run('audit --action client.created --format csv'), csv)
  } finally {
    await rm(folder, { recursive: true })
  }
  const wrong = await place.run('audit --action everything', { variables })
  assert.equal(wrong.exitCode, 2)
})
