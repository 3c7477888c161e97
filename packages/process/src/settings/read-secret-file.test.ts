import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { CredentialFileError, readSecretFile } from './read-secret-file.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-secret-'))
})
after(() => rm(root, { recursive: true }))

const cases = [
  { content: 's3cret', word: 's3cret', password: 's3cret' },
  { content: 's3cret\n', word: 's3cret', password: 's3cret' },
  { content: 's3cret\r\n', word: 's3cret', password: 's3cret' },
  { content: '\uFEFFs3cret\r\n', word: 's3cret', password: 's3cret' },
  { content: ' two words \n', word: undefined, password: ' two words ' },
  { content: 's3cret\n\n', word: undefined, password: 's3cret\n' },
  { content: '', word: undefined, password: undefined },
  { content: '\n', word: undefined, password: undefined },
]

test('one line break at the end is no part of a secret; all else is part of a password, and a mistake in a word', async () => {
  const path = join(root, 'secret')
  for (const { content, ...expected } of cases) {
    await writeFile(path, content)
    for (const kind of ['word', 'password'] as const) {
      if (expected[kind] !== undefined) assert.equal(await readSecretFile(path, kind), expected[kind])
      else {
        const message =
          /^[^ ]+secret (is empty|has white space in it); it must hold one secret and nothing else$/
        await assert.rejects(readSecretFile(path, kind), { name: 'CredentialFileError', message })
      }
    }
  }
})

test('a file that cannot be read is named with the reason', async () => {
  await assert.rejects(readSecretFile(join(root, 'nowhere')), CredentialFileError)
  await assert.rejects(readSecretFile(join(root, 'nowhere')), /nowhere cannot be read: ENOENT/)
})

test('a file in UTF-16, as shells of Windows write it, is told from a secret, and not quoted', async () => {
  const path = join(root, 'utf16')
  await writeFile(path, '\uFEFFs3cret', 'utf16le')
  await assert.rejects(readSecretFile(path), {
    name: 'CredentialFileError',
    message: `${path} is UTF-16 text; save it as UTF-8`,
  })
})
