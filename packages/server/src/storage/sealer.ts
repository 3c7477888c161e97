import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { explainFileFailure } from './explain-file-failure.ts'
import { writeFileDurably } from './write-file-durably.ts'

/** Encrypts secrets that must not lie in a database in clear: tokens, sessions, private keys. */
export interface Sealer {
  /** Encrypts a text; the same text never gives the same result twice. */
  seal(plaintext: string): string
  /**
   * Decrypts a text that `seal` returned.
   * @throws SealError when the text was changed, or was sealed with another key.
   */
  open(sealed: string): string
}

/**
 * The error of a sealed text that cannot be opened, or of a key file that is not usable; the message never
 * holds the content.
 */
export class SealError extends Error {
  override readonly name = 'SealError'
}

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const format = 's1.'

/** Creates a sealer over a key of 32 bytes: AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). */
export function createSealer(key: Buffer): Sealer {
  if (key.length !== keyBytes) throw new SealError(`a sealing key has ${keyBytes} bytes, not ${key.length}`)
  return {
    seal(plaintext) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      return format + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed) {
      if (!sealed.startsWith(format)) throw new SealError('this was not written by a sealer')
      const bytes = Buffer.from(sealed.slice(format.length), 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const body = decipher.update(bytes.subarray(nonceBytes + tagBytes))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SealError('what was sealed cannot be opened: it was changed, or the key is another one', {
          cause,
        })
      }
    },
  }
}

/**
 * Opens the sealer of a data directory. Its key lies in one file (mode 0600), which is created on first use;
 * without that file the sealed parts of the database are lost, so it belongs into every backup - kept apart
 * from the database.
 *
 * @param path the key file; its directory must be held by this process alone (see `DataDirectory`).
 * @throws SealError when others may read the file, or it holds no key.
 */
export function openSealer(path: string): Sealer {
  if (!existsSync(path)) {
    writeFileDurably(path, `${randomBytes(keyBytes).toString('base64')}\n`, 0o600)
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new SealError(`${path} can be read by other users; run: chmod 600 ${path}`)
  }
  return createSealer(readKey(path))
}

/**
 * Reads a key file and returns a text by which the same key is known again, and which tells nothing about it.
 * @throws SealError when the file holds no key.
 */
export function fingerprintKey(path: string): string {
  return createHmac('sha256', readKey(path)).update('fingerprint of a sealing key').digest('base64url')
}

function readKey(path: string): Buffer {
  const key = decodeKey(path)
  if (key.length === keyBytes) return key
  throw new SealError(`${path} does not hold a key of ${keyBytes} bytes; restore it from a backup`)
}

function decodeKey(path: string): Buffer {
  try {
    // `trim` treats a byte order mark as blank.
    return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  } catch (cause) {
    throw new SealError(`${path} cannot be read: ${explainFileFailure(cause)}`, { cause })
  }
}
