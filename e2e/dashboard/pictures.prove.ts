/** Proves the same as `pictures.slow.test.ts`, in both colours at each size. */
import { compareScreens } from './compare-screens.ts'
import { pictureThemes } from './picture-screens.ts'

compareScreens({ desktop: pictureThemes, phone: pictureThemes })
