/** Fails when an import breaks a rule of the architecture; part of `npm run check`. */
import { join } from 'node:path'
import { findImportViolations } from './find-import-violations.ts'

const violations = await findImportViolations(join(import.meta.dirname, '..'))
for (const violation of violations) console.error(violation)
console.log(violations.length === 0 ? 'Imports are in order.' : `${violations.length} imports break a rule.`)
process.exitCode = violations.length === 0 ? 0 : 1
