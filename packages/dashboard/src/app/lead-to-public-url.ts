/** How long the public address may take to answer before the page says where it would be, milliseconds. */
const patienceMs = 5_000

/** The address at which people log in, as the server has written it into its page; undefined without one. */
export function findPublicUrl(): string | undefined {
  return document.documentElement.dataset.publicUrl
}

/**
 * Leads the browser to the same screen at the public address, if that can be reached from here. The server
 * could not: behind a proxy only the browser knows at which address it is.
 */
export async function leadToPublicUrl(publicUrl: string): Promise<void> {
  const { pathname, search, hash } = location
  const signal = AbortSignal.timeout(patienceMs)
  const isReached = await fetch(`${publicUrl}/health`, { mode: 'no-cors', signal }).then(
    () => true,
    () => false,
  )
  if (isReached) location.replace(publicUrl + pathname + search + hash)
}
