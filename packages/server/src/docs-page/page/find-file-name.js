const endings = /** @type {const} */ ({
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
  'text/event-stream': 'txt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.apache.parquet': 'parquet',
  'application/vnd.apache.arrow.file': 'arrow',
  'application/vnd.apache.arrow.stream': 'arrows',
})

/**
 * Names the file of an answer: as the server does, else after what was asked for.
 *
 * @param {string} url absolute
 * @param {string} mediaType
 * @param {string} disposition
 */
export function findFileName(url, mediaType, disposition) {
  const [, named] = /filename="([^"/\\]+)"/.exec(disposition) ?? []
  if (named !== undefined) return named
  const parts = new URL(url).pathname.split('/').filter(Boolean).slice(-2)
  return `${parts.map(decodeURIComponent).join('-')}.${findEnding(mediaType)}`
}

/** Finds how names of files of a media type end; `bin` where nobody knows. @param {string} mediaType */
export function findEnding(mediaType) {
  const [type = ''] = mediaType.split(';')
  return Object.entries(endings).find(([known]) => known === type)?.[1] ?? 'bin'
}
