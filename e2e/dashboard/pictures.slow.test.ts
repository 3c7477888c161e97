import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { buildGuide } from '../guide/build-guide.ts'
import { comparePictures } from './compare-pictures.ts'
import { drawnByFile, keptPictures, nameDrawer } from './kept-pictures.ts'
import { findPictureCommit, pictureBase } from './picture-base.ts'
import { namePicture, pictureScreen, pictureSizes, pictureThemes } from './picture-screens.ts'
import { picturedParts } from './pictured-parts.ts'
import { openStage, type Stage } from './stage.ts'
import { writePalettePng } from './write-palette-png.ts'

const { skip } = requirePart('chromium')

/** Where pictures that differ are laid beside each other. */
const differences = join(import.meta.dirname, '..', '..', '.cache', 'dashboard-pictures')

/** The share of points that may differ. */
const mostDifferent = 0.001

/** What pictures are compared with: the kept ones, or those of a commit that are taken now. */
interface Base {
  readonly directory: string
  readonly commit?: string
}

let stage: Stage
/** Undefined where another draws than drew the kept pictures, and no history tells what was drawn then. */
let base: Base | undefined

before(async () => {
  if (skip) return
  await buildGuide()
  stage = await openStage()
  await rm(differences, { recursive: true, force: true })
  base = await findBase(await nameDrawer(stage.browser))
})
after(async () => {
  if (base?.commit) await rm(base.directory, { recursive: true, force: true })
  await stage?.close()
})

/** `PICTURE_BASE` names a commit; without it the kept pictures do, where the same draws as drew them. */
async function findBase(drawer: string): Promise<Base | undefined> {
  const wanted = process.env.PICTURE_BASE
  if (wanted === undefined && readFileSync(drawnByFile, 'utf8').trim() === drawer)
    return { directory: keptPictures }
  const commit = wanted ?? findPictureCommit()
  if (commit === undefined) return undefined
  console.log(`${drawer} draws: taking pictures of ${commit} to compare with`)
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-pictures-'))
  await pictureBase(commit, directory)
  return { directory, commit }
}

/** Lays two pictures and what differs beside each other, and says where. */
async function layOut(name: string, pictures: Record<string, Buffer | undefined>): Promise<string> {
  await mkdir(differences, { recursive: true })
  const paths: string[] = []
  for (const [kind, picture] of Object.entries(pictures)) {
    const path = join(differences, `${name}-${kind}.png`)
    if (picture) await writeFile(path, picture)
    paths.push(picture ? `${kind}: ${path}` : `${kind}: there is none`)
  }
  return paths.join('\n')
}

for (const { title, screens, furnish } of picturedParts)
  describe(title, () => {
    before(async () => {
      if (!skip) await furnish?.(stage)
    })
    for (const screen of screens)
      for (const size of pictureSizes)
        test(`${screen.title}: looks as before, ${size}`, { skip }, async (context) => {
          if (base === undefined) return context.skip('others drew the kept pictures, and here is no history')
          for (const { name, picture: head } of await pictureScreen(stage, screen, size)) {
            const path = join(base.directory, `${name}.png`)
            if (base.commit && !existsSync(path)) {
              context.diagnostic(`${name}: no such picture at ${base.commit}`)
              continue
            }
            const before = readFileSync(path)
            const { share, picture } = comparePictures(before, head)
            if (share <= mostDifferent) continue
            const laidOut = await layOut(name, {
              base: before,
              head: writePalettePng(head),
              difference: picture,
            })
            assert.fail(
              `${name}: ${(share * 100).toFixed(2)} % of the points differ. Where that is meant: npm run picture:dashboard\n${laidOut}`,
            )
          }
          stage.assertQuiet()
        })
  })

test('no picture is kept of what is no screen any more', () => {
  const screens = picturedParts.flatMap((part) => part.screens)
  const names = screens.flatMap(({ name }) =>
    pictureSizes.flatMap((size) => pictureThemes.map((theme) => `${namePicture(name, size, theme)}.png`)),
  )
  assert.deepEqual(globSync('*.png', { cwd: keptPictures }).sort(), names.sort())
})
