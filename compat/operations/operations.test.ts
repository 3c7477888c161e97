import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { compileTypescriptPrograms } from '../compile-typescript.ts'
import { type ClientGenerator, findPinnedGenerator, generateClient } from '../generate-client.ts'
import { type PythonEnvironment, preparePythonEnvironment } from '../python-environment.ts'
import { runProgram } from '../run-program.ts'
import { createOpenapiFetchCaller } from './openapi-fetch-caller.ts'
import type { ApiAccess, OperationCaller } from './operation-caller.ts'
import { dropNulls } from './operation-line.ts'
import { operationLines } from './operation-lines.ts'
import { formatOperationsPage, pagePath } from './operations-page.ts'
import { startProgramCaller } from './program-caller.ts'
import { type Scene, type SceneServer, startSceneServer } from './scene.ts'

const java = requirePart('java')
const python = requirePart('python')
const skip = java.skip || python.skip

let server: SceneServer
let environment: PythonEnvironment

before(async () => {
  server = await startSceneServer()
  if (!skip) environment = await preparePythonEnvironment(python.path)
})
after(() => server?.close())

test('every operation of the document has a line in the table, and no line is of another', async () => {
  const answer = await fetch(`${server.apiUrl}/openapi.json`)
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const ids = Object.values(paths)
    .flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    .filter((operationId) => operationId !== 'stream_events') // the page says why
  assert.deepEqual(operationLines.map(({ operation }) => operation).sort(), ids.sort())
})

test('the page says what the table says', async () => {
  assert.equal(
    await readFile(pagePath, 'utf8'),
    formatOperationsPage(),
    'run compat/operations/write-page.ts',
  )
})

describe('every operation through openapi-fetch', () => {
  holdToTable('fetch', 1, async (access) => createOpenapiFetchCaller(access))
})

const newest = (): ClientGenerator => ({ version: '7.26.0', jar: environment.generatorJar })
for (const [index, [age, findGenerator]] of (
  [
    ['newest', newest],
    ['5.0.0-beta2', findPinnedGenerator],
  ] as const
).entries()) {
  describe(`every operation through the Python client of openapi-generator (${age})`, { skip }, () => {
    holdToTable(`python${index}`, 2 + index, async (access) => {
      const client = await generateClient(java.path, findGenerator(), 'python', access.apiUrl)
      const args = [join(import.meta.dirname, '..', 'python', 'call_operations.py')]
      const env = { PYTHONPATH: client, PYTHONUTF8: '1' }
      return startProgramCaller({ command: environment.python, args, env, sendsTexts: false }, access)
    })
  })

  describe(`every operation through the TypeScript client of openapi-generator (${age})`, { skip }, () => {
    holdToTable(`typescript${index}`, 4 + index, async (access) => {
      const client = await generateClient(java.path, findGenerator(), 'typescript', access.apiUrl)
      const args = [join(await compileTypescriptPrograms(client), 'call-operations.js')]
      return startProgramCaller({ command: process.execPath, args, sendsTexts: true }, access)
    })
    test('bodies and answers written with its types compile, and do what they say', async () => {
      const scene = await server.createScene(`typed${index}`, 6 + index)
      const client = await generateClient(java.path, findGenerator(), 'typescript', scene.apiUrl)
      const program = join(await compileTypescriptPrograms(client), 'add-room.js')
      const { stdout } = await runProgram({
        command: process.execPath,
        args: [program, scene.organisationId, scene.sensorId],
        env: { API_URL: scene.apiUrl, ACCESS_TOKEN: scene.accessToken },
      })
      assert.equal(stdout, 'room\tEurope/London\t51.5\t1\n')
    })
  })
}

/** One test for each line of the table, in order, in an organisation of their own. */
function holdToTable(
  tag: string,
  number: number,
  connect: (access: ApiAccess) => Promise<OperationCaller>,
): void {
  let scene: Scene
  let caller: OperationCaller
  before(async () => {
    scene = await server.createScene(tag, number)
    caller = withWholeModels(await connect(scene))
  })
  after(() => caller?.close())
  for (const { operation, checks, run } of operationLines) {
    test(`${operation}: ${checks}`, () => run(caller, scene))
  }
}

/** A client whose objects must hold all that was on the wire: a model that loses a member is of no use. */
function withWholeModels(caller: OperationCaller): OperationCaller {
  return {
    ...caller,
    call: async (asked) => {
      const answer = await caller.call(asked)
      if (answer.wireBody !== undefined && answer.wireBody !== null) {
        assert.deepEqual(dropNulls(answer.body), dropNulls(answer.wireBody), `${asked.operation}: the model`)
      }
      return answer
    },
  }
}
