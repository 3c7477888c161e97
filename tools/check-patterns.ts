/** Fails when a regular expression can be made slow by the text that it is given; part of `npm run check`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSlowPatterns, patternLimits } from './find-slow-patterns.ts'
import { KeptSafePatterns } from './safe-patterns.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/recheck/package.json'), 'utf8'))
const judge = `recheck ${version} ${JSON.stringify(patternLimits)}`
const safe = new KeptSafePatterns(join(root, '.cache/safe-patterns.json'), judge)
const { checked, faults } = await findSlowPatterns(root, undefined, safe)
safe.save()
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? `${checked} patterns are in order.` : `${faults.length} patterns are not.`)
process.exitCode = faults.length === 0 ? 0 : 1
