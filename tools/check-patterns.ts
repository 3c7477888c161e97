/** Fails when a regular expression can be made slow by the text that it is given; part of `npm run check`. */
import { join } from 'node:path'
import { findSlowPatterns } from './find-slow-patterns.ts'

const { checked, faults } = await findSlowPatterns(join(import.meta.dirname, '..'))
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? `${checked} patterns are in order.` : `${faults.length} patterns are not.`)
process.exitCode = faults.length === 0 ? 0 : 1
