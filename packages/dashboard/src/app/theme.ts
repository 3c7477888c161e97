import { browserTexts } from './browser-storage.ts'

/** Colours that a user can choose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Where the choice is kept besides the server, so that the next page begins in the right colours. */
const key = 'lightfi-dashboard-theme'

/** The theme with which a page begins, before it has asked the server. */
export function loadTheme(): Theme {
  const kept = browserTexts.getItem(key)
  return themes.find((theme) => theme === kept) ?? 'system'
}

/** Gives the page a theme, and the next page too. */
export function applyTheme(theme: Theme): void {
  browserTexts.setItem(key, theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
