import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { parse } from 'yaml'
import { buildForm, kindOf, type Purpose } from '../purposes.ts'
import type { Connection } from './connection.ts'
import { writeEnvFile } from './write-env-file.ts'
import { writeRecipes } from './write-recipes.ts'

const serverUrl = 'https://sensors.example'

function connect(purpose: Purpose, changes: Partial<Connection['application']> = {}): Connection {
  const { scopes, allowed_grants } = buildForm(purpose, serverUrl)
  return {
    serverUrl,
    application: {
      client_id: '5b1e6c1a',
      name: 'Nightly export',
      kind: kindOf[purpose],
      scopes: [...scopes],
      allowed_grants: [...allowed_grants],
      callback_urls: ['https://app.example/callback'],
      ...changes,
    },
    sensor: {
      sensorId: 'AQ2-FE753C0D7ADF',
      name: 'Meeting "one"',
      varName: 'CO2ppm',
      label: 'CO₂',
      symbol: 'ppm',
      value: 850,
    },
  }
}

const listIds = (connection: Connection) => writeRecipes(connection).map(({ id }) => id)
const findCode = (connection: Connection, recipeId: string, language: string) => {
  const steps = writeRecipes(connection).find(({ id }) => id === recipeId)?.steps ?? []
  return steps.filter(({ code }) => code?.language === language).map(({ code }) => code?.text ?? '')
}

const purposes = ['program', 'service', 'page', 'gateway'] as const

test('each purpose has the recipes that suit it, the quickest first', () => {
  const all = ['curl', 'python', 'typescript', 'shim', 'postman', 'home-assistant', 'node-red']
  assert.deepEqual(listIds(connect('program')), all)
  assert.deepEqual(listIds(connect('service')), all)
  assert.deepEqual(listIds(connect('page')), ['typescript', 'postman'])
  assert.deepEqual(listIds(connect('gateway')), ['curl', 'python', 'typescript', 'shim', 'postman'])
})

test('every recipe names this server and this client, and no other', () => {
  for (const purpose of purposes)
    for (const { id, steps } of writeRecipes(connect(purpose))) {
      const all = steps.map(({ code }) => code?.text ?? '').join('\n')
      assert.ok(all.includes(serverUrl), `${purpose}, ${id}: the server`)
      assert.ok(all.includes('5b1e6c1a'), `${purpose}, ${id}: the client`)
      assert.equal(/undefined|\[object/.exec(all), null, `${purpose}, ${id}`)
    }
})

test('what is typed in a terminal is written as a shell reads it', () => {
  const code = { ...connect('program').application, allowed_grants: ['authorization_code', 'refresh_token'] }
  for (const connection of [
    ...purposes.map((purpose) => connect(purpose)),
    connect('program', code as Partial<Connection['application']>),
  ])
    for (const { id } of writeRecipes(connection))
      for (const text of findCode(connection, id, 'sh'))
        execFileSync('bash', ['-n'], { input: text, stdio: ['pipe', 'ignore', 'inherit'] })
})

test('the configurations are YAML and JSON, whatever the names of sensors have in them', () => {
  for (const purpose of purposes)
    for (const { id } of writeRecipes(connect(purpose))) {
      for (const text of findCode(connect(purpose), id, 'yaml')) assert.ok(parse(text))
      for (const text of findCode(connect(purpose), id, 'json')) assert.ok(JSON.parse(text))
    }
  const [, homeAssistant = ''] = findCode(connect('service'), 'home-assistant', 'yaml')
  const { mqtt } = parse(homeAssistant) as { mqtt: { sensor: { name: string; state_topic: string }[] } }
  assert.deepEqual(mqtt.sensor[0]?.name, 'Meeting "one" CO₂')
  assert.deepEqual(mqtt.sensor[0]?.state_topic, 'lightfi/AQ2-FE753C0D7ADF/CO2ppm')
})

test('a program that acts for itself needs no login, one that acts for a person one', () => {
  const hasLogin = (purpose: Purpose) =>
    findCode(connect(purpose), 'curl', 'sh').some((text) => text.includes('device_authorization'))
  assert.equal(hasLogin('service'), false)
  assert.equal(hasLogin('program'), true)
  assert.match(
    findCode(connect('program'), 'shim', 'sh').join('\n'),
    /shim login --config shim\.yaml --device/,
  )
  assert.match(findCode(connect('service'), 'shim', 'yaml').join('\n'), /grant: clientCredentials/)
})

test('where devices may not log in, a browser comes back with the code', () => {
  const connection = connect('program', { allowed_grants: ['authorization_code', 'refresh_token'] })
  const [login = ''] = findCode(connection, 'curl', 'sh')
  assert.match(login, /authorize\?response_type=code&client_id=5b1e6c1a&redirect_uri=https%3A%2F%2Fapp/)
  assert.match(login, /grant_type=authorization_code/)
})

test('a gateway posts on trial, and reads nothing', () => {
  const code = findCode(connect('gateway'), 'curl', 'sh').join('\n')
  assert.match(code, /readings\?dry_run=true/)
  assert.doesNotMatch(code, /\/sensors\//)
})

test('a page that keeps no secret has none in its recipes', () => {
  const texts = writeRecipes(connect('page')).flatMap(({ steps }) =>
    steps.map(({ code }) => code?.text ?? ''),
  )
  assert.doesNotMatch(texts.join('\n'), /CLIENT_SECRET|clientSecret/)
})

test('the secret stands in the file alone that is downloaded once', () => {
  assert.equal(
    writeEnvFile(serverUrl, { client_id: '5b1e6c1a' }, 's3cret'),
    `API_URL=${serverUrl}\nOAUTH_URL=${serverUrl}/oauth2\nCLIENT_ID=5b1e6c1a\nCLIENT_SECRET=s3cret\n`,
  )
})
