import { join } from 'node:path'

/** Where the guide is written: beside the sources of the server, which serves and packs it. */
export const guideDirectory = join(import.meta.dirname, '..', '..', 'server', 'guide')
