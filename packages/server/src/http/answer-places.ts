import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Holder } from '../holder.ts'
import { Places } from '../places.ts'
import { watchAnswer } from './answer-watch.ts'

const kibibyte = 1024
const mebibyte = 1024 ** 2

/** The bytes of answers that wait for their readers to take them. */
const held = { perCaller: 16 * mebibyte, perOrganisation: 32 * mebibyte, inAll: 96 * mebibyte }
/** Waiting requests have no answer yet. */
const waiting = { perCaller: 64, perOrganisation: 256, inAll: 1_024 }

/** Smaller answers are held like the connection that they belong to. */
const smallBytes = 16 * kibibyte

/**
 * Bounds the answers that are kept whole until their readers have taken them. Histories, which are sent as
 * they are read, have separate places; answers to bodies are held with the bodies.
 */
export class AnswerPlaces {
  readonly #places = new Places({ what: 'answers are being read', held, waiting, retryAfterS: 2 })
  readonly #counted = new WeakSet<FastifyReply>()

  /**
   * Takes room for an answer, before it is put together, as soon as it is the reader's turn. The room is
   * given back when the answer has been taken or its reader has gone.
   * @param byteLength the size of the answer, at least about. An answer that is larger than a caller's room
   *   is alone.
   * @returns undefined when there was room at once. Otherwise the promise rejects with PlacesTakenError when
   *   too many wait, or with the reason of the signal when the reader went meanwhile.
   */
  take(reply: FastifyReply, holder: Holder, byteLength: number): Promise<void> | undefined {
    this.#counted.add(reply)
    if (byteLength <= smallBytes) return undefined
    const request = { holder, weight: weigh(byteLength), signal: watchAnswer(reply.raw) }
    return this.#places.holdNow(request) ? undefined : this.#places.hold(request)
  }

  /**
   * Counts an answer that exists already, unless room was taken for it. @throws PlacesTakenError when there
   * is no room.
   */
  count(reply: FastifyReply, holder: Holder, byteLength: number): void {
    if (byteLength <= smallBytes || this.#counted.has(reply)) return
    const release = this.#places.takeNow({ holder, weight: weigh(byteLength) })
    const over = watchAnswer(reply.raw)
    if (over.aborted) release()
    else over.addEventListener('abort', release, { once: true })
  }
}

function weigh(byteLength: number): number {
  return Math.min(byteLength, held.perCaller)
}

/** Counts the answers of an app for which no room was taken before. An answer without room is not sent. */
export function countAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async ({ method, caller }, reply, payload) => {
    if (method === 'GET' && caller && (typeof payload === 'string' || Buffer.isBuffer(payload)))
      app.answerPlaces.count(reply, caller, Buffer.byteLength(payload))
    return payload
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Made with the app, one for all its routes. */
    answerPlaces: AnswerPlaces
  }
}
