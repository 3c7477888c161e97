import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Reads the style sheets that React Aria puts into the page as it runs, from its own source: they are
 * constant, so that the policy of the page can allow each by its hash.
 *
 * @throws Error when the source has changed so much that they are not found: they must then be looked at.
 */
export function readInsertedStyles(): string[] {
  const folder = join(findReactAria(), 'dist', 'private')
  const styles = globSync('**/*.mjs', { cwd: folder })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((source) => source.includes("createElement('style')"))
    .map(readStyle)
  if (styles.length === 0) throw new Error(`No style sheet is inserted by ${folder} any more.`)
  return styles.sort()
}

/** Names a style sheet in a policy. */
export function hashStyle(style: string): string {
  return `sha256-${createHash('sha256').update(style).digest('base64')}`
}

function readStyle(source: string): string {
  const [, template] = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source) ?? []
  if (template === undefined)
    throw new Error('A style sheet of React Aria is made in another way than before.')
  return template.replaceAll(/\$\{([\w$]+)\}/g, (_, name: string) => readConstant(source, name)).trim()
}

function readConstant(source: string, name: string): string {
  const [, value] = new RegExp(`const ${RegExp.escape(name)} = '([^']*)'`).exec(source) ?? []
  if (value === undefined)
    throw new Error(`The style sheet of React Aria needs ${name}, which is no constant.`)
  return value
}

function findReactAria(): string {
  const components = findPackageJSON('react-aria-components', import.meta.url)
  const path = components && findPackageJSON('react-aria', components)
  if (path === undefined) throw new Error('react-aria is not installed.')
  return dirname(path)
}
