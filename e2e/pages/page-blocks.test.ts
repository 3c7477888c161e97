import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import type { BlockRun, BlockTest } from '../../tools/pages/block-test.ts'
import { listPages, type PageBlock, readPage } from '../../tools/pages/read-page-blocks.ts'
import { testedBlocks } from '../../tools/pages/tested-blocks.ts'
import { requirePart } from '../../tools/required-part.ts'
import { blockChecks, type CheckPlace } from './block-checks.ts'
import { type PageScene, setPageScene } from './page-scene.ts'
import { PageSession } from './page-session.ts'

let scene: PageScene
before(async () => {
  scene = await setPageScene()
})
after(() => scene.close())

/** The kinds of blocks that this file tests; the others belong to tests of their own. */
const ours: readonly BlockTest['by'][] = ['running', 'running lines', 'saving', 'comparing']

const only = process.env.PAGE ?? ''

// npx and logins wait for processes to start most of the time, so a few pages go on side by side.
describe('what the pages say is true', { concurrency: 3 }, () => {
  for (const path of listPages().filter((page) => page.includes(only))) {
    const blocks = readPage(path).blocks.filter(({ id }) => ours.includes(testedBlocks[id]?.by ?? 'a test'))
    if (blocks.length > 0)
      test(`${path}: each block does what it says, in its order`, (t) => runPage(t, path, blocks))
  }
})

async function runPage(t: TestContext, path: string, blocks: readonly PageBlock[]): Promise<void> {
  const reader = await scene.prepareReader(path.replaceAll('/', '-'))
  const session = new PageSession(scene.replacements, reader)
  try {
    for (const block of blocks) {
      await t.test(`${basename(path)}:${block.line} ${block.id}`, async (context) => {
        await testBlock(context, block, { scene, session, reader })
      })
    }
  } finally {
    await session.close()
  }
}

async function testBlock(t: TestContext, block: PageBlock, place: CheckPlace): Promise<void> {
  const blockTest = testedBlocks[block.id]
  assert.ok(blockTest)
  const missing = blockTest.by === 'running' ? findMissingPart(blockTest.run) : undefined
  if (missing !== undefined) return t.skip(missing)
  switch (blockTest.by) {
    case 'running':
      await place.session.runBlock(block, blockTest.run)
      return
    case 'running lines':
      return place.session.runLines(block, blockTest.runs)
    case 'saving':
      return place.session.save(block, blockTest.file)
    case 'comparing':
      return blockChecks[blockTest.check](block, place)
    default:
      assert.fail(`${block.id} belongs to another test`)
  }
}

/** Why a block cannot be run here, if so. */
function findMissingPart({ needs = [] }: BlockRun): string | undefined {
  return needs.map((name) => requirePart(name).skip).find((skip) => skip !== false)
}
