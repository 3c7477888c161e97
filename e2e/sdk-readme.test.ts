import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { runProgram } from '../compat/run-program.ts'
import { readPageBlocks } from '../tools/pages/read-page-blocks.ts'
import { installPackedSdk } from './pack-sdk.ts'
import { serveBuilding, viewer } from './serve-building.ts'

const examples = readPageBlocks('packages/client/README.md')
  .filter(({ language }) => language === 'ts')
  .map(({ id, words, text }) => ({
    title: id.replace(/.*#|:1$/g, ''),
    source: text,
    isRun: !words.includes('compiled'),
  }))

let building: Awaited<ReturnType<typeof serveBuilding>>
let folder: string
let env: Record<string, string>
before(async () => {
  building = await serveBuilding()
  folder = await installPackedSdk()
  const { oauthUrl, web, gateway } = building
  env = {
    HOME: join(folder, 'home'),
    CLIENT_ID: web.clientId,
    CLIENT_SECRET: web.clientSecret,
    REFRESH_TOKEN: await obtainRefreshToken({ oauthUrl, ...web, ...viewer }),
    GATEWAY_ID: gateway.clientId,
    GATEWAY_SECRET: gateway.clientSecret,
  }
})
after(async () => {
  await building.close()
  await rm(folder, { recursive: true })
})

test('the README has its examples', () => {
  assert.deepEqual(
    examples.map(({ title }) => title),
    [
      'call-the-api',
      'post-readings-as-a-gateway',
      'read-years-of-data',
      'follow-what-is-stored',
      'everything-that-happens',
      'log-a-person-in',
      'hooks',
    ],
  )
})

for (const [index, { title, source, isRun }] of examples.entries()) {
  test(`${isRun ? 'compiles and runs' : 'compiles'}: ${title}`, async () => {
    const app = join(folder, 'app')
    const name = `example-${index}.ts`
    const here = source
      .replaceAll('http://localhost:8000', building.publicUrl)
      .replaceAll('loc_demo_building', 'loc_building')
    await writeFile(join(app, name), here)
    const root = join(import.meta.dirname, '..')
    const types = join(root, 'node_modules/@types')
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022']
    const libraries = ['--lib', 'es2023,dom,dom.iterable', '--typeRoots', types, '--types', 'node']
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    await runProgram({ command: process.execPath, args: [tsc, ...options, ...libraries, name], cwd: app })
    if (!isRun) return
    await building.post([Math.floor(Date.now() / 1000) - 30, 1200])
    const { stdout } = await runProgram({ command: process.execPath, args: [name], cwd: app, env })
    if (title !== 'follow-what-is-stored') assert.notEqual(stdout, '')
  })
}
