import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startServer } from '@openlightfi/server'
import { findFreePort } from '../../packages/server/src/http/find-free-port.ts'
import { requirePart } from '../../tools/required-part.ts'
import { launchBrowser } from '../launch-browser.ts'
import { assertAccessible } from './assert-accessible.ts'
import { takePicture } from './take-picture.ts'
import { watchComplaints } from './watch-complaints.ts'

const { skip } = requirePart('chromium')

const ownAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address

test('at an address of the network without TLS, it says what is needed instead of failing', {
  skip: skip || (ownAddress === undefined && 'SKIPPED: this machine has no address on a network'),
}, async () => {
  const port = await findFreePort('0.0.0.0')
  const publicUrl = `http://${ownAddress}:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-tls-'))
  const server = await startServer({ dataDir, host: '0.0.0.0', port, publicUrl, logLevel: 'error' })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    watchComplaints(page, publicUrl, (text) => complaints.push(text))
    await page.goto(`${publicUrl}/dashboard/`)
    await page.getByRole('heading', { name: 'This address needs TLS' }).waitFor()
    await assertAccessible(page, 'without TLS')
    await takePicture(page, 'tls-needed')
    // The server sends the same headers at every address; browsers say of one that it needs TLS.
    assert.deepEqual(
      complaints.filter((text) => !text.includes('Cross-Origin-Opener-Policy')),
      [],
    )
  } finally {
    await browser.close()
    await server.close()
    await rm(dataDir, { recursive: true })
  }
})
