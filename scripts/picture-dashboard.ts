/**
 * `npm run picture:dashboard [-- DIRECTORY]`: takes the pictures of all screens of the dashboard, of the API
 * page and the guide, with which later ones are compared, and writes the page that lists them. With a
 * directory, the pictures alone go there.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawnByFile, keptPictures, nameDrawer } from '../e2e/dashboard/kept-pictures.ts'
import { pictureScreens } from '../e2e/dashboard/picture-screens.ts'
import { openStage } from '../e2e/dashboard/stage.ts'
import { writePalettePng } from '../e2e/dashboard/write-palette-png.ts'
import { writePicturePage } from '../e2e/dashboard/write-picture-page.ts'
import { buildGuide } from '../e2e/guide/build-guide.ts'

const [directory = keptPictures] = process.argv.slice(2)
await buildGuide()
const stage = await openStage()
try {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  let bytes = 0
  for await (const { name, picture } of pictureScreens(stage)) {
    const png = writePalettePng(picture)
    await writeFile(join(directory, `${name}.png`), png)
    bytes += png.length
    console.log(`${name}: ${Math.round(png.length / 1000)} kB`)
  }
  console.log(`${(bytes / 1e6).toFixed(1)} MB in all`)
  if (directory === keptPictures) {
    const drawer = await nameDrawer(stage.browser)
    await writeFile(drawnByFile, `${drawer}\n`)
    await writePicturePage(drawer)
  }
} finally {
  await stage.close()
}
