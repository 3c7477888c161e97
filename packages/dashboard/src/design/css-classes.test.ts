import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const sources = join(import.meta.dirname, '..')

/** Where each style sheet's classes are used: by name, and whether some are chosen while it runs. */
function readUses(): Map<string, { names: Set<string>; isOpen: boolean }> {
  const uses = new Map<string, { names: Set<string>; isOpen: boolean }>()
  for (const file of globSync('**/*.{ts,tsx}', { cwd: sources })) {
    const text = readFileSync(join(sources, file), 'utf8')
    for (const [, local, path] of text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
      if (local === undefined || path === undefined) continue
      const sheet = join(dirname(file), path)
      const use = uses.get(sheet) ?? { names: new Set(), isOpen: false }
      const body = text.replaceAll(/^import .*$/gm, '')
      for (const [, name] of body.matchAll(new RegExp(`(?<!\\.)\\b${local}\\.(\\w+)`, 'g')))
        use.names.add(name ?? '')
      use.isOpen ||= new RegExp(`\\b${local}\\[`).test(body)
      uses.set(sheet, use)
    }
  }
  return uses
}

function readClasses(sheet: string): ReadonlySet<string> {
  const text = readFileSync(join(sources, sheet), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, '')
  return new Set([...text.matchAll(/\.([a-zA-Z]\w*)(?=[^{}]*\{)/g)].map(([, name]) => name ?? ''))
}

test('every class that a part names is in its style sheet, and every class is named', () => {
  const uses = readUses()
  const faults = globSync('**/*.module.css', { cwd: sources }).flatMap((sheet) => {
    const classes = readClasses(sheet)
    const use = uses.get(sheet)
    if (!use) return [`nothing uses ${sheet}`]
    const absent = [...use.names]
      .filter((name) => !classes.has(name))
      .map((name) => `${sheet} has no .${name}`)
    if (use.isOpen) return absent
    const unused = [...classes].filter((name) => !use.names.has(name))
    return [...absent, ...unused.map((name) => `nothing uses .${name} of ${sheet}`)]
  })
  assert.deepEqual(faults, [])
})
