import { ReaderMissingError } from './name-camera-trouble.ts'

/** How long to wait between two looks, milliseconds: a phone stays cool, and nobody notices. */
const betweenLooksMs = 120

/** Pixels along the longer side of what the camera is asked for. */
const wantedPixels = 1280

/** What finds codes in a picture: the browser's own, or ours. */
interface CodeReader {
  detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

type CodeReaderClass = (new (options: {
  formats: 'qr_code'[]
}) => CodeReader) & {
  getSupportedFormats(): Promise<readonly string[]>
}

/** What is done with what the camera sees. */
export interface ScanOptions {
  /** Ends it, and turns the camera off. */
  readonly signal: AbortSignal
  /** The picture is there. */
  readonly onStart: () => void
  /** A code was read; the same one only once in a row. */
  readonly onCode: (text: string) => void
}

/**
 * Shows what the camera sees in `video` and reads the codes in it until it is ended.
 *
 * @throws DOMException of the browser where there is no camera or it may not be used. @throws
 *   ReaderMissingError where the browser has no reader and ours could not be loaded.
 */
export async function scanCodes(
  video: HTMLVideoElement,
  { signal, onStart, onCode }: ScanOptions,
): Promise<void> {
  // Where the address is not trusted, there is nothing to ask.
  if (!('mediaDevices' in navigator)) throw new DOMException('no camera', 'NotFoundError')
  const [stream, reader] = await Promise.all([settle(openCamera()), settle(createReader())])
  const turnOff = () => {
    if ('value' in stream) for (const track of stream.value.getTracks()) track.stop()
    video.srcObject = null
  }
  try {
    if ('error' in stream) throw stream.error
    if ('error' in reader) throw reader.error
    signal.throwIfAborted()
    video.srcObject = stream.value
    await video.play()
    onStart()
    let before: string | undefined
    while (!signal.aborted) {
      const [code] = await reader.value.detect(video)
      if (code && code.rawValue !== before && !signal.aborted) {
        before = code.rawValue
        onCode(code.rawValue)
      }
      await wait(betweenLooksMs)
    }
  } finally {
    turnOff()
  }
}

type Settled<Value> = { readonly value: Value } | { readonly error: unknown }

/** Waits for one of two things that begin at once, so that neither is left open when the other fails. */
function settle<Value>(promise: Promise<Value>): Promise<Settled<Value>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: wantedPixels } },
  })
}

async function createReader(): Promise<CodeReader> {
  const own = (globalThis as { BarcodeDetector?: CodeReaderClass }).BarcodeDetector
  // Some browsers have the class, and no format that it reads.
  if (own && (await own.getSupportedFormats().catch((): readonly string[] => [])).includes('qr_code'))
    return new own({ formats: ['qr_code'] })
  try {
    const { BarcodeDetector } = await import('qr/decode.js')
    return new BarcodeDetector()
  } catch (error) {
    throw new ReaderMissingError('The reader of codes could not be loaded.', { cause: error })
  }
}

function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs))
}
