import { existsSync, renameSync, rmSync } from 'node:fs'

/** Puts a directory in the place of another, so that whoever reads it finds one of them whole. */
export function replaceDirectory(directory: string, replacement: string): void {
  const former = `${replacement}.former`
  if (existsSync(directory)) renameSync(directory, former)
  renameSync(replacement, directory)
  rmSync(former, { recursive: true, force: true })
}
