import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { HashCaller } from './hash-queue.ts'
import { hashPassword, verifyAgainstNobody, verifyPasswordHash } from './password-hash.ts'

const caller: HashCaller = { line: 'known', keys: ['test'] }

test('hashes with the parameters of OWASP and a salt of its own, and knows the password again', async () => {
  const [first, second] = await Promise.all([
    hashPassword('pa\u0308ssword', caller),
    hashPassword('pässword', caller),
  ])
  assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(first, second)
  assert.equal(await verifyPasswordHash(first, 'pässword', caller), true)
  assert.equal(await verifyPasswordHash(first, 'password', caller), false)
  await verifyAgainstNobody('password', caller)
})

test('says that what is stored is no hash, and goes on', async () => {
  await assert.rejects(verifyPasswordHash('no hash', 'password', caller), /could not be verified/)
  assert.equal(await verifyPasswordHash(await hashPassword('password', caller), 'password', caller), true)
})

test('takes no thread that files wait for', async () => {
  let finished = 0
  const hashes = Array.from({ length: 40 }, async () => {
    await verifyAgainstNobody('password', caller)
    finished += 1
  })
  for (let round = 0; round < 10; round += 1) await readFile(import.meta.filename)
  assert.ok(finished < hashes.length, `${finished} hashes were ready before ten files were read`)
  await Promise.all(hashes)
})
