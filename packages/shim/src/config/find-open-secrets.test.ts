import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { findOpenSecrets } from './find-open-secrets.ts'
import { readConfig } from './read-config.ts'

const skip = process.platform === 'win32' ? 'Windows has no such modes' : false

test('files with secrets that everybody may read are found: each that is named, and the configuration where it holds one', {
  skip,
}, async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-open-'))
  t.after(() => rm(directory, { recursive: true }))
  const place = (name: string) => join(directory, name)
  const names = ['client', 'alert', 'broker', 'key', 'db', 'hook', 'certificate', 'shim.json']
  const common = { server: 'http://localhost', oauth: { clientSecretFile: place('client') } }
  const forwarders = [
    {
      type: 'mqtt',
      name: 'a',
      url: 'mqtts://b',
      username: 'u',
      passwordFile: place('broker'),
      keyFile: place('key'),
      certFile: place('certificate'),
    },
    { type: 'postgres', name: 'b', url: 'postgres://u@h/d', passwordFile: place('db') },
    { type: 'csv', name: 'c', directory },
  ]
  const webhook = { type: 'webhook', name: 'd', url: 'http://localhost/hook', secretFile: place('hook') }
  const find = async (config: object, ...open: string[]) => {
    for (const name of names)
      await writeFile(place(name), name === 'shim.json' ? JSON.stringify(config) : 's')
    for (const name of names) await chmod(place(name), open.includes(name) ? 0o644 : 0o600)
    const file = place('shim.json')
    const found = findOpenSecrets(await readConfig({ file, variables: {}, assignments: [] }), file)
    return found.map((path) => path.slice(directory.length + 1))
  }
  const secrets = {
    ...common,
    alert: { url: 'http://localhost/a', secretFile: place('alert') },
    forwarders: [...forwarders, webhook],
  }
  assert.deepEqual(await find(secrets, ...names), [
    'client',
    'alert',
    'broker',
    'key',
    'db',
    'hook',
    'shim.json',
  ])
  assert.deepEqual(await find(secrets), [])
  // Without a secret of its own, everybody may read the configuration.
  assert.deepEqual(await find({ ...common, forwarders }, 'shim.json'), [])
  const withPassword = [{ type: 'postgres', name: 'b', url: 'postgres://u:p@h/d' }]
  assert.deepEqual(await find({ ...common, forwarders: withPassword }, 'shim.json'), ['shim.json'])
})
