import { type Browser, chromium } from 'playwright-core'
import { findSystemPart } from '../scripts/system-packages.mjs'
import { requirePart } from '../tools/required-part.ts'

/**
 * Starts the system's Chromium without a window; it talks to nobody but the pages it is shown.
 *
 * @param which `whole`: the browser as people have it, to measure what they wait for. By default the shell of
 * the same engine where there is one, which does half the work for a page.
 * @param besides further switches, such as those of a camera that films a file.
 */
export function launchBrowser(
  which: 'quick' | 'whole' = 'quick',
  besides: readonly string[] = [],
): Promise<Browser> {
  const whole = requirePart('chromium')
  const path = (which === 'quick' && findSystemPart('chromiumShell')) || whole.path
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox', // Chromium refuses its sandbox to root, which is who runs CI
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=slight', // the shell else draws letters unlike the browser on Debian
      ...besides,
    ],
  })
}
