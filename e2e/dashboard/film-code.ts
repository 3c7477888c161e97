import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encodeQr from 'qr'

/** Size of the film, pixels: even, as its colours have half of it. */
const [width, height] = [640, 480]

/** Pixels of a module of the code. */
const module = 10

/**
 * Films a QR code that lies on a grey table: a file that Chromium takes for what its camera sees.
 *
 * @returns the switches with which Chromium has that camera.
 */
export function filmCode(text: string): readonly string[] {
  const code = encodeQr(text, 'raw', { border: 4 })
  const side = code.length * module
  if (side > height) throw new Error('The code is too large for the film.')
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)]
  const light = Buffer.alloc(width * height, 120)
  const paint = (x: number, y: number, size: number, value: number) => {
    for (let row = y; row < y + size; row += 1) light.fill(value, row * width + x, row * width + x + size)
  }
  paint(left, top, side, 235)
  code.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) paint(left + x * module, top + y * module, module, 16)
    })
  })
  const grey = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, grey])
  const path = join(mkdtempSync(join(tmpdir(), 'lightfi-film-')), 'code.y4m')
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 C420jpeg\n`), frame, frame]),
  )
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
}
