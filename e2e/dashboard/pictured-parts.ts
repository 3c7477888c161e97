import { furnishSetup } from './furnish-setup.ts'
import { pageScreens } from './pictured-pages.ts'
import { type PicturedScreen, picturedScreens } from './pictured-screens.ts'
import { setupScreens } from './pictured-setup.ts'
import type { Stage } from './stage.ts'

/** Screens that are pictured together. */
export interface PicturedPart {
  readonly title: string
  readonly screens: readonly PicturedScreen[]
  /** Brings about what they show; the screens before do not show it. */
  furnish?(stage: Stage): Promise<void>
}

/** Everything of which pictures are taken, in this order. */
export const picturedParts: readonly PicturedPart[] = [
  { title: 'Looking', screens: picturedScreens },
  { title: 'Set up', screens: setupScreens, furnish: furnishSetup },
  { title: 'The API page and the guide', screens: pageScreens },
]
