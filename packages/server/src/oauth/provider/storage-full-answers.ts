import { StorageFullError } from '../../storage/storage-full-error.ts'
import { storageFullAnswer } from '../../storage-full-problem.ts'

/** The part of the library's request context from which an answer is made. */
interface AnswerContext {
  status: number
  type: string
  body: unknown
  set(name: string, value: string): void
  readonly response: { get(name: string): string | undefined }
}

/**
 * RFC 6749 section 4.1.2.1 defines the code for the authorization endpoint; clients know it from the others
 * too.
 */
const unavailable = 'temporarily_unavailable'

/** The requests that found the disk full in a place whose errors the library keeps to itself. */
const troubled = new WeakSet<object>()

/** Makes an error of the library say that the disk is full, for the application and for people. */
export function explainFullStorage<LibraryError extends Error>(
  error: LibraryError,
  cause: StorageFullError,
): LibraryError {
  const status = 503
  return Object.assign(error, {
    cause,
    status,
    statusCode: status,
    error_description: storageFullAnswer.detail,
  })
}

/** Takes note of requests that failed because of a full disk. */
export function noteFullStorage(emitter: NodeJS.EventEmitter): void {
  emitter.on('server_error', (ctx: object, error: unknown) => {
    if (error instanceof StorageFullError) troubled.add(ctx)
  })
}

/**
 * Answers a request that found the disk full with 503 and `Retry-After`: a page stays a page, anything else
 * is OAuth2's JSON.
 */
export async function answerFullStorage(ctx: AnswerContext, next: () => Promise<void>): Promise<void> {
  try {
    await next()
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error
    troubled.add(ctx)
  }
  if (troubled.has(ctx)) {
    ctx.status = 503
    if (ctx.type !== 'text/html')
      ctx.body = { error: unavailable, error_description: storageFullAnswer.detail }
  }
  // A refusal for another reason has said when to come back.
  const isSaid = Boolean(ctx.response.get('retry-after'))
  if (ctx.status === 503 && !isSaid) ctx.set('retry-after', String(storageFullAnswer.retryAfterS))
}
