/** Writes operations.md, the table that people read: `npx node compat/operations/write-page.ts`. */
import { writeFile } from 'node:fs/promises'
import { formatOperationsPage, pagePath } from './operations-page.ts'

await writeFile(pagePath, formatOperationsPage())
