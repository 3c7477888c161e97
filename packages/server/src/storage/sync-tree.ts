import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a directory durable: with all files below it, or only the names that are in `itself`. */
export function syncTree(path: string, extent: 'whole' | 'itself' = 'whole'): void {
  if (extent === 'whole') {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) syncTree(inside)
      else syncOne(inside)
    }
  }
  syncOne(path)
}

function syncOne(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
