import { styleText } from 'node:util'
import type { CliEnvironment, TextStream } from '../cli-environment.ts'

/** Writes pieces one by one and waits whenever the reader is slower. */
export async function writeText(
  stream: TextStream,
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const piece of pieces) {
    if (!stream.write(piece)) await new Promise<void>((resolve) => stream.once('drain', resolve))
  }
}

/** Writes a value as indented JSON. */
export async function writeJson(stream: TextStream, value: unknown): Promise<void> {
  await writeText(stream, [`${JSON.stringify(value, null, 2)}\n`])
}

/** A way for text to look. */
export type Style = Extract<Parameters<typeof styleText>[0], string>

/**
 * Whether text that goes to a stream may have colours: on a terminal, unless `NO_COLOR` is set
 * (no-color.org).
 */
export function hasColour({ variables }: CliEnvironment, stream: TextStream): boolean {
  return stream.isTTY === true && !variables.NO_COLOR && variables.TERM !== 'dumb'
}

/** Colours text where {@link hasColour} says so. */
export function colour(environment: CliEnvironment, stream: TextStream, style: Style, text: string): string {
  return hasColour(environment, stream) ? styleText(style, text, { validateStream: false }) : text
}
