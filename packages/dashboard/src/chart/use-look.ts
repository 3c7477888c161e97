import { useSyncExternalStore } from 'react'

/**
 * Follows what changes the look of a drawing: the theme, forced colours, the pixels of the screen, and fonts.
 */
export function useLook(): string {
  return useSyncExternalStore(subscribe, readLook)
}

const dark = '(prefers-color-scheme: dark)'
const forced = '(forced-colors: active)'

function readLook(): string {
  const { theme } = document.documentElement.dataset
  return [
    theme,
    matchMedia(dark).matches,
    matchMedia(forced).matches,
    devicePixelRatio,
    // Whether fonts are being loaded says nothing of those that were loaded since.
    [...document.fonts].filter(({ status }) => status === 'loaded').length,
  ].join(' ')
}

function subscribe(listener: () => void): () => void {
  const queries = [dark, forced].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  addEventListener('resize', listener)
  // A font that comes late changes what was drawn and measured without it.
  document.fonts.addEventListener('loadingdone', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
    observer.disconnect()
    removeEventListener('resize', listener)
    document.fonts.removeEventListener('loadingdone', listener)
  }
}
