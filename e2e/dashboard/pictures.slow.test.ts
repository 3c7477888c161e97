/** Looks at each screen at both sizes, in one of the colours each; `pictures.prove.ts` does in both. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { compareScreens } from './compare-screens.ts'
import { keptPictures } from './kept-pictures.ts'
import { namePicture, pictureSizes, pictureThemes } from './picture-screens.ts'
import { picturedParts } from './pictured-parts.ts'

compareScreens({ desktop: ['light'], phone: ['dark'] })

test('no picture is kept of what is no screen any more', () => {
  const screens = picturedParts.flatMap((part) => part.screens)
  const names = screens.flatMap(({ name }) =>
    pictureSizes.flatMap((size) => pictureThemes.map((theme) => `${namePicture(name, size, theme)}.png`)),
  )
  assert.deepEqual(globSync('*.png', { cwd: keptPictures }).sort(), names.sort())
})
