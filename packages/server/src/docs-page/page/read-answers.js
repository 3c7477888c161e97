import { findFileName } from './find-file-name.js'
import { keptBytes, LongAnswer } from './long-answer.js'

/** Bytes up to which an answer is left to Swagger UI, which colours it. */
const shortBytes = 32 * 1024

/** Time after which an answer that is still coming is shown as it comes, milliseconds. */
const patienceMs = 1_000

/** Answers that are kept at a time. */
const mostAnswers = 4

/** Requests of which the page knows that their answer was long, and can say that it is no longer kept. */
const mostNames = 100

/**
 * Makes what sends requests in place of `fetch`. A short answer comes back as it is; of a long one, of a file
 * and of lines the page shows the first part itself, so Swagger UI gets an empty body, as soon as that has
 * begun.
 *
 * @param {number} [mostBytes] of long answers that are kept; the oldest give way, and one that is longer
 * alone is given up
 */
export function createAnswerReader(mostBytes = keptBytes) {
  /** @type {Map<string, LongAnswer>} */
  const answers = new Map()

  /** @param {string} method @param {string} url */
  const find = (method, url) => answers.get(keyOf(method, url))

  /** @param {string} method @param {string} url */
  const drop = (method, url) => {
    find(method, url)?.drop()
    answers.delete(keyOf(method, url))
  }

  /** Makes room for an answer among those before it. @param {LongAnswer} wanting */
  const hasRoom = (wanting) => {
    let held = wanting.heldBytes
    for (const answer of answers.values()) if (answer !== wanting) held += answer.heldBytes
    for (const answer of answers.values()) {
      if (held <= mostBytes) break
      if (answer === wanting) continue
      held -= answer.heldBytes
      answer.drop()
    }
    return held <= mostBytes
  }

  /** @param {string} url @param {RequestInit} request @returns {Promise<Response>} */
  const read = async (url, request) => {
    const method = request.method ?? 'GET'
    drop(method, url)
    const response = await fetch(url, request)
    const mediaType = response.headers.get('content-type') ?? ''
    if (!response.ok || response.body === null || mediaType === '') return response

    const fileName = findFileName(url, mediaType, response.headers.get('content-disposition') ?? '')
    const answer = new LongAnswer(response.body, { mediaType, fileName }, hasRoom)
    const { status, statusText, headers } = response
    if (isForSwagger(mediaType) && (await endsSoon(answer))) {
      return new Response(answer.state.file ?? null, { status, statusText, headers })
    }
    answers.set(keyOf(method, url), answer)
    const held = [...answers.values()].filter(({ state }) => state.progress !== 'dropped')
    for (const oldest of held.slice(0, -mostAnswers)) oldest.drop()
    for (const key of [...answers.keys()].slice(0, -mostNames)) answers.delete(key)
    return new Response(' ', { status, statusText, headers })
  }

  return { read, find, drop }
}

/** @param {string} mediaType */
function isForSwagger(mediaType) {
  return /^(application\/(\w+\+)?json|text\/(?!event-stream))/.test(mediaType)
}

/** Tells whether an answer ends within the bytes and the time of a short one. @param {LongAnswer} answer */
function endsSoon(answer) {
  return new Promise((resolve) => {
    const decide = () => {
      const { progress, readBytes } = answer.state
      if (progress === 'coming' && readBytes <= shortBytes) return
      clearTimeout(timer)
      stopListening()
      resolve(progress === 'whole' && readBytes <= shortBytes)
    }
    const stopListening = answer.subscribe(decide)
    const timer = setTimeout(() => {
      stopListening()
      resolve(false)
    }, patienceMs)
    decide()
  })
}

/** @param {string} method @param {string} url */
function keyOf(method, url) {
  return `${method.toUpperCase()} ${url}`
}
