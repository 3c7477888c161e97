/** Bytes of an answer that are shown. */
export const shownBytes = 200_000

/** Bytes of answers that are kept for saving, all together. */
export const keptBytes = 256 * 1024 * 1024

/** Bytes that are handed to the browser as one piece, which then no longer lie in the memory of scripts. */
const pieceBytes = 4 * 1024 * 1024

/** The least time between two pictures of an answer that is still coming, milliseconds. */
const pictureMs = 250

/**
 * @typedef {object} LongAnswerState
 * @property {string} text the first part
 * @property {boolean} isCut whether there is more than that
 * @property {number} readBytes
 * @property {'coming' | 'whole' | 'stopped' | 'too_long' | 'broken' | 'dropped'} progress
 * @property {Blob | undefined} file the whole, once it is there
 */

/**
 * An answer that is read as it comes: its first part to be shown, all of it to be saved. The bytes are handed
 * to the browser in pieces, which keeps large ones on disk.
 */
export class LongAnswer {
  /** @type {LongAnswerState} */
  state = { text: '', isCut: false, readBytes: 0, progress: 'coming', file: undefined }
  #reader
  #decoder = new TextDecoder()
  /** @type {Blob[]} */
  #pieces = []
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #chunks = []
  #chunkBytes = 0
  #text = ''
  #readBytes = 0
  #pictureTakenMs = Number.NEGATIVE_INFINITY
  /** @type {Set<() => void>} */
  #listeners = new Set()
  /** @type {string | undefined} */
  #fileUrl

  /**
   * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
   * @param {{ mediaType: string, fileName: string }} facts
   * @param {(answer: LongAnswer) => boolean} hasRoom whether what has been read may be kept
   */
  constructor(body, { mediaType, fileName }, hasRoom) {
    this.mediaType = mediaType
    this.fileName = fileName
    this.isText = /^text\/|json/.test(mediaType)
    this.isStream = mediaType.startsWith('text/event-stream')
    this.#reader = body.getReader()
    this.hasRoom = hasRoom
    this.#read()
  }

  /** The address from which the browser saves the file; undefined until all of it is there. */
  get fileUrl() {
    const { file } = this.state
    if (file !== undefined) this.#fileUrl ??= URL.createObjectURL(file)
    return this.#fileUrl
  }

  /** Bytes that are kept now. */
  get heldBytes() {
    return this.state.progress === 'dropped' ? 0 : this.#readBytes
  }

  /** Calls a listener at each new state. @param {() => void} listener */
  subscribe = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends reading; the server is hung up on. */
  stop() {
    if (this.state.progress === 'coming') this.#end('stopped')
  }

  /** Forgets everything. */
  drop() {
    if (this.#fileUrl !== undefined) URL.revokeObjectURL(this.#fileUrl)
    this.#fileUrl = undefined
    this.#end('dropped')
  }

  async #read() {
    try {
      for (;;) {
        const { done, value } = await this.#reader.read()
        if (this.state.progress !== 'coming') return
        if (done) return this.#end('whole')
        this.#take(value)
      }
    } catch {
      if (this.state.progress === 'coming') this.#end('broken')
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} chunk */
  #take(chunk) {
    const room = shownBytes - this.#readBytes
    if (room > 0 && this.isText) this.#text += this.#decoder.decode(chunk.subarray(0, room), { stream: true })
    this.#readBytes += chunk.byteLength
    this.#chunks.push(chunk)
    this.#chunkBytes += chunk.byteLength
    if (this.#chunkBytes >= pieceBytes) this.#handOver()
    // Nobody saves a stream without an end; it is for looking at.
    if (this.isStream && this.#readBytes > shownBytes) return this.#end('stopped')
    if (!this.hasRoom(this)) return this.#end('too_long')
    const nowMs = performance.now()
    if (nowMs - this.#pictureTakenMs < pictureMs) return
    this.#pictureTakenMs = nowMs
    this.#tell('coming')
  }

  #handOver() {
    this.#pieces.push(new Blob(this.#chunks))
    this.#chunks = []
    this.#chunkBytes = 0
  }

  /** @param {LongAnswerState['progress']} progress */
  #end(progress) {
    if (progress !== 'whole') this.#reader.cancel().catch(() => {}) // it is over for us either way
    this.#handOver()
    const file = progress === 'whole' ? new Blob(this.#pieces, { type: this.mediaType }) : undefined
    this.#pieces = []
    this.#tell(progress, file)
  }

  /** @param {LongAnswerState['progress']} progress @param {Blob} [file] */
  #tell(progress, file) {
    const isCut = this.#readBytes > shownBytes || progress === 'stopped' || progress === 'too_long'
    const text = progress === 'dropped' ? '' : this.#text
    this.state = { text, isCut, readBytes: this.#readBytes, progress, file }
    for (const listener of this.#listeners) listener()
  }
}
