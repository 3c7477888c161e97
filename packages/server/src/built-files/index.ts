export { type BuiltFile, readBuiltFiles, tagBytes } from './read-built-files.ts'
export { isUnchanged, sendBuiltFile } from './send-built-file.ts'
