/** How long an address of a file in memory is kept for the browser to take it, milliseconds. */
const lifetimeMs = 60_000

/** Has the browser save a text as a file. */
export function saveText(fileName: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), lifetimeMs)
}
