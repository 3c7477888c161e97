export { decodeText, isUtf16, TextEncodingError } from './decode-text.ts'
export { endProcess } from './end-process.ts'
export { type Ending, superviseEnding } from './ending.ts'
export { LogStream, type LogStreamOptions } from './log-stream.ts'
