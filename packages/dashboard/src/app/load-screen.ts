/** The code of a screen could not be fetched: no connection, or another version is on the server now. */
export class ScreenNotLoadedError extends Error {}

/**
 * Makes a loader of the code of a screen that fails in words of our own, so that the router never reloads the
 * page for it.
 */
export function loadScreen<Screens>(load: () => Promise<Screens>): () => Promise<Screens> {
  return () =>
    load().catch((cause: unknown) => {
      throw new ScreenNotLoadedError('The code of the screen could not be fetched.', { cause })
    })
}
