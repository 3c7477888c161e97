/** The failures that an operator can mend, in words. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'the user who runs the server may not do that there',
  EPERM: 'the user who runs the server may not do that there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  ENOENT: 'it is not there',
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a directory',
  ENOTEMPTY: 'it is not empty',
  EBUSY: 'it is in use, or a file system is mounted there',
  EXDEV: 'it is on another file system',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'symbolic links lead in a circle',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  SQLITE_NOTADB: 'it is no SQLite database',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_CANTOPEN_ISDIR: 'it is a directory',
  SQLITE_READONLY: 'it cannot be written to',
  SQLITE_FULL: 'the disk is full',
}

/** Explains in words why a file could not be used; for errors of Node and of SQLite. */
export function explainFileFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  const known = words[code] ?? words[code.split('_').slice(0, 2).join('_')]
  return known ?? error.message
}
