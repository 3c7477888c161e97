/** Stands in the files of the guide for the public URL of the server that serves them, which it fills in. */
export const publicUrlMark = '%%PUBLIC_URL%%'

/** The addresses that stand in pages for that of the reader's server; a longer host name is none of them. */
const standIns =
  /(?:http:\/\/localhost:8000|https:\/\/(?:sensors\.example|lightfi\.example\.org|api\.example\.com))(?!\.?\w)/g

/** Puts the mark in the place of every address that stands for the server's own. */
export function markPublicUrl(html: string): string {
  return html.replaceAll(standIns, publicUrlMark)
}
