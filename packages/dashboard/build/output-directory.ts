import { join } from 'node:path'

/** Where the build is written: beside the sources of the server, which serves and packs it. */
export const outputDirectory = join(import.meta.dirname, '..', '..', 'server', 'dashboard')
