import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createCommandPlace } from '../../packages/cli/testing/run-command.ts'
import { type ApiServer, startApiServer } from '../../packages/server/testing/api-server.ts'
import { readPageBlocks } from '../../tools/pages/read-page-blocks.ts'
import { requirePart } from '../../tools/required-part.ts'
import { buildVirtualEnvironment } from '../python-environment.ts'
import { runProgram } from '../run-program.ts'
import { ConsumerFiles, commonVariables } from './consumer-files.ts'
import { postReadings } from './consumer-readings.ts'

const systemPython = requirePart('python')

describe('files of the server and the command', { skip: systemPython.skip }, () => {
  let folder: string
  let api: ApiServer
  let command: Awaited<ReturnType<typeof createCommandPlace>>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consumers-'))
    api = await startApiServer(join(folder, 'data'))
    command = await createCommandPlace()
    const { estate } = api.server
    const position = { longitude: 0, latitude: 51 }
    await estate.createSensor({ sensorId: 'AQ2-000000000001', locationId: 'floor', name: 'First', position })
    await estate.createSensor({ sensorId: 'AQ2-000000000002', locationId: 'floor', name: 'Without place' })
    await postReadings(api)
  })
  after(async () => {
    await api.server.close()
    await command.remove()
    await rm(folder, { recursive: true })
  })

  it('are to pandas, polars, DuckDB and pyarrow what the API says, and so by every recipe of the page', async () => {
    const variables = await createCredentials()
    const written = new ConsumerFiles({ folder, api, command, variables })
    await written.download()
    await written.runCommands()
    const like = await written.writeForRecipes()
    const recipes = readBlocks('python')
    const formulas = readBlocks('excel')
    assert.deepEqual([recipes.length, formulas.length], [4, 1])
    const remote = { url: `${api.server.publicUrl}${written.readings(commonVariables)}&format=parquet` }
    const manifest = {
      ...{ folder, recipes, formulas },
      files: { ...written.files, 'recipes: files': like.files, 'recipes: text': like.text },
      like: { files: 'recipes: files', text: 'recipes: text' },
      remote: { ...remote, token: api.tokens.reader, like: 'recipes: files' },
    }
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
    const python = await buildVirtualEnvironment(
      'consumers',
      join(import.meta.dirname, 'requirements.txt'),
      systemPython.path,
    )
    const { stdout } = await runProgram({
      command: python,
      args: [join(import.meta.dirname, 'read_files.py'), join(folder, 'manifest.json')],
    })
    assert.equal(stdout, '')
  })

  async function createCredentials(): Promise<Record<string, string>> {
    const client = await api.server.clients.createClient({
      organisationId: 'org',
      name: 'Command',
      kind: 'service',
      scopes: ['readings:read'],
    })
    return {
      LIGHTFI_SERVER: api.server.publicUrl,
      LIGHTFI_CLIENT_ID: client.clientId,
      LIGHTFI_CLIENT_SECRET: client.clientSecret ?? '',
    }
  }
})

/** The blocks of code of a language on the page. */
function readBlocks(language: string): string[] {
  return readPageBlocks('docs/files.md').flatMap((block) => (block.language === language ? block.text : []))
}
