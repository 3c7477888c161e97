import type { Plugin } from 'vite'

/** The words of React Aria in other languages than that of the dashboard. */
const otherLanguages =
  /\/react-(?:aria|stately)[\w-]*\/dist\/private\/intl\/.*\/(?!en-US\.)[a-z]{2}-[A-Z]{2}\.m?js$/

/**
 * Leaves out the words that React Aria has in thirty languages: the dashboard speaks
 * English, and its labels should not be in two languages at once. The library takes a language that is
 * missing for one that it does not have.
 */
export function speakEnglishOnly(): Plugin {
  return {
    name: 'english-only',
    enforce: 'pre',
    load: { filter: { id: otherLanguages }, handler: () => 'export default undefined' },
  }
}
