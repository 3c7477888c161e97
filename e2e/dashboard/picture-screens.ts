import { PNG } from 'pngjs'
import { pictureWhenStill } from './picture-when-still.ts'
import { picturedParts } from './pictured-parts.ts'
import type { PicturedScreen } from './pictured-screens.ts'
import type { Stage } from './stage.ts'
import type { Picture } from './write-palette-png.ts'

/** How each screen is pictured. */
export const pictureSizes = ['desktop', 'phone'] as const

/** In these colours, too. */
export const pictureThemes = ['light', 'dark'] as const

/** A picture of a screen. */
export interface ScreenPicture {
  /** Of its file, without the ending. */
  readonly name: string
  readonly picture: Picture
}

/** The name of the picture of a screen. */
export function namePicture(screen: string, size: string, theme: string): string {
  return `${screen}-${size}-${theme}`
}

/**
 * Pictures one screen at one size, in light and in dark. It stays open while the colours change, as where a
 * device goes dark in the evening.
 */
export async function pictureScreen(
  stage: Stage,
  { name, path, user = 'viewer', clock = 'still', prepare }: PicturedScreen,
  size: (typeof pictureSizes)[number],
): Promise<ScreenPicture[]> {
  const page = await stage.openScreen(path, { user, size, clock })
  await prepare?.(page)
  const pictures: ScreenPicture[] = []
  for (const theme of pictureThemes) {
    await page.emulateMedia({ colorScheme: theme })
    const picture = PNG.sync.read(await pictureWhenStill(page))
    pictures.push({ name: namePicture(name, size, theme), picture })
  }
  await page.context().close()
  return pictures
}

/** Pictures every screen at both sizes, in light and in dark. */
export async function* pictureScreens(stage: Stage): AsyncGenerator<ScreenPicture> {
  for (const { screens, furnish } of picturedParts) {
    await furnish?.(stage)
    for (const screen of screens)
      for (const size of pictureSizes) yield* await pictureScreen(stage, screen, size)
  }
}
