import { guideDirectory } from '../../packages/guide/build/guide-directory.ts'
import { isGuideCurrent } from '../../packages/guide/build/is-guide-current.ts'

/** Builds the guide where its sources have changed: before a server that serves it is started. */
export async function buildGuide(): Promise<void> {
  if (!isGuideCurrent(guideDirectory)) await import('../../packages/guide/build.ts')
}
