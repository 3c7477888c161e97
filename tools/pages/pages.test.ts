import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import { createProgram } from '../../packages/cli/src/run-cli.ts'
import { createCommandPlace } from '../../packages/cli/testing/run-command.ts'
import { operatorCommandHelp } from '../../packages/server/src/administration/operator-commands.ts'
import { blockExceptions } from './block-exceptions.ts'
import { checkSyntax } from './check-syntax.ts'
import { findBrokenLinks } from './find-broken-links.ts'
import { findMissingFiles } from './find-missing-files.ts'
import { findUnknownCommands, findUnknownServerCommands } from './find-unknown-commands.ts'
import {
  findUnknownVariables,
  listReadVariables,
  listShimVariables,
  listVariables,
} from './find-unknown-variables.ts'
import { listCode, listPages, parsePage, readPage, repositoryRoot } from './read-page-blocks.ts'
import { testedBlocks } from './tested-blocks.ts'

/** The beginnings of the rows of limits.md that name no resource of their own. */
const headCells = new Set(['resource', '---', 'those that wait'])

const pages = listPages().map(readPage)
const blocks = pages.flatMap((page) => page.blocks)

test('every block of every page is tested, or stands among the exceptions with its reason', (t) => {
  const unlisted = blocks.filter(({ id }) => !(id in testedBlocks) && !(id in blockExceptions))
  assert.deepEqual(
    unlisted.map(({ id, page, line }) => `${page}:${line} (${id})`),
    [],
    'say in tools/pages/tested-blocks.ts how it is tested',
  )
  t.diagnostic(
    `${Object.keys(testedBlocks).length} tested, ${Object.keys(blockExceptions).length} exceptions`,
  )
})

test('no entry is left of a block that has gone, and none is in both lists', () => {
  const ids = new Set(blocks.map(({ id }) => id))
  const entries = [...Object.keys(testedBlocks), ...Object.keys(blockExceptions)]
  assert.deepEqual(
    entries.filter((id) => !ids.has(id)),
    [],
  )
  assert.equal(new Set(entries).size, entries.length)
})

test('a test that covers a block reads it from the page', () => {
  const faults = Object.entries(testedBlocks).flatMap(([id, blockTest]) => {
    if (blockTest.by !== 'a test') return []
    const [page = ''] = id.split('#')
    const source = readFileSync(join(repositoryRoot, blockTest.file), 'utf8')
    const readsIt = source.includes(`readPageBlock('${id}')`) || source.includes(`readPageBlocks('${page}')`)
    return readsIt ? [] : [`${blockTest.file} does not read ${id}`]
  })
  assert.deepEqual(faults, [])
})

test('a program that a page tells to save has there the name under which it is run', () => {
  for (const { id, page, line } of blocks) {
    const blockTest = testedBlocks[id]
    if (blockTest?.by !== 'saving') continue
    const before = readFileSync(join(repositoryRoot, page), 'utf8')
      .split('\n')
      .slice(Math.max(0, line - 4), line - 1)
    assert.ok(before.join('\n').includes(`\`${blockTest.file}\``), `${page}:${line}: ${blockTest.file}`)
  }
})

test('the blocks that no test runs are at least well formed', () => {
  const faults = blocks.flatMap((block) => {
    const exception = blockExceptions[block.id]
    const fault = exception && checkSyntax(block, exception.syntax)
    return fault === undefined ? [] : [`${block.page}:${block.line}: ${fault}`]
  })
  assert.deepEqual(faults, [])
})

test('every link between pages leads to a file and a heading that are there', () => {
  assert.deepEqual(pages.flatMap(findBrokenLinks), [])
})

test('every file of the repository that a page names is there', () => {
  assert.deepEqual(pages.flatMap(findMissingFiles), [])
})

test('every variable that a page names is read by a program, and every one that is read has a page', () => {
  const read = listReadVariables()
  const known = new Set([...read, ...listShimVariables()])
  assert.deepEqual(
    pages.flatMap((page) => findUnknownVariables(page, known)),
    [],
  )
  const named = new Set(
    pages.flatMap(({ path }) => listVariables(readFileSync(join(repositoryRoot, path), 'utf8'))),
  )
  assert.deepEqual(
    [...read].filter((name) => !named.has(name) && !listShimVariables().has(name)),
    [],
  )
})

test('every command and option of lightfi that a page names exists', async () => {
  const place = await createCommandPlace()
  try {
    const program = await createProgram(place.createEnvironment())
    assert.deepEqual(
      pages.flatMap((page) => findUnknownCommands(page, program)),
      [],
    )
    const invented = parsePage(
      'x.md',
      '`lightfi latest SENSOR --colour`, `lightfi users list\\|make`\n```sh\nlightfi tell\n```',
    )
    assert.equal(findUnknownCommands(invented, program).length, 3)
  } finally {
    await place.remove()
  }
})

test('every command of lightfi-server that a page names exists', () => {
  assert.deepEqual(
    pages.flatMap((page) => findUnknownServerCommands(page, operatorCommandHelp)),
    [],
  )
})

test('TypeScript is run by the pinned Node, which npx finds, and not by whatever is on the machine', () => {
  const faults = pages.flatMap((page) =>
    listCode(page)
      .filter(([, code]) => /(?<!npx |node_modules\/\.bin\/)\bnode [\w./-]+\.ts\b/.test(code))
      .map(([line, code]) => `${page.path}:${line}: ${code}`),
  )
  assert.deepEqual(faults, [])
})

test('lightfi is never asked of a registry, where nobody of ours owns the name', () => {
  const faults = pages.flatMap((page) =>
    listCode(page)
      .filter(([, code]) => /\b(?:npx|npm exec(?: --)?) lightfi\b/.test(code))
      .map(([line]) => `${page.path}:${line}: write npx --no lightfi`),
  )
  assert.deepEqual(faults, [])
})

test('the page of limits tells of nothing twice', () => {
  const rows = readPage('docs/limits.md').prose.filter((row) => row.startsWith('| '))
  const resources = rows.map((row) => row.split('|')[1]?.trim() ?? '').filter((cell) => !headCells.has(cell))
  assert.ok(resources.length > 50)
  assert.deepEqual(
    resources.filter((resource, at) => resources.indexOf(resource) !== at),
    [],
  )
})

test('every npm script that a page names exists', () => {
  const builtIn = ['ci', 'install', 'pack', 'exec', 'init', 'pkg', 'rebuild', 'root', 'prefix']
  const named = pages.flatMap((page) =>
    listCode(page).flatMap(([line, code]) =>
      [...code.matchAll(/(?:^|[|;&({] *)npm (?:run )?([a-z:]+)(?=\s|$)/g)].map(([, name = '']) => ({
        place: `${page.path}:${line}`,
        name,
      })),
    ),
  )
  const unknown = named.filter(({ name }) => !(name in manifest.scripts) && !builtIn.includes(name))
  assert.deepEqual(unknown, [])
})

test('a page is taken apart as GitHub does', () => {
  const {
    blocks: found,
    anchors,
    prose,
  } = parsePage(
    'x.md',
    '# `A b`, c\n\n## A\n- one\n\n  ```sh x\n  ls\n  ```\n## A\n```\nplain\n```\n## [Link](y.md)s & more\n',
  )
  assert.deepEqual([...anchors], ['a-b-c', 'a', 'a-1', 'links--more'])
  assert.deepEqual(
    found.map(({ id, language, words, text, line }) => [id, language, words, text, line]),
    [
      ['x.md#a:1', 'sh', ['x'], 'ls', 6],
      ['x.md#a-1:1', '', [], 'plain', 10],
    ],
  )
  assert.equal(prose[5], '')
  assert.throws(() => parsePage('x.md', '```sh\nls\n'), /never closed/)
  assert.ok(existsSync(join(repositoryRoot, 'README.md')))
})
