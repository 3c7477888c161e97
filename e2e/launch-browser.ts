import { type Browser, chromium } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'

/** Starts the system's Chromium without a window; it talks to nobody but the pages it is shown. */
export function launchBrowser(): Promise<Browser> {
  const { path } = requirePart('chromium')
  return chromium.launch({
    ...(path !== undefined && { executablePath: path }),
    args: [
      '--no-sandbox', // Chromium refuses its sandbox to root, which is who runs CI
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
