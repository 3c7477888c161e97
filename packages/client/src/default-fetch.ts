/**
 * The `fetch` of a client that was given none: the global one, looked up at each call so that a later patch
 * of it is seen. Browsers, Bun and Deno know their proxies themselves; for Node, `node/default-fetch.ts`
 * takes this module's place (see `imports` in package.json).
 */
export const defaultFetch: typeof fetch = (...request) => globalThis.fetch(...request)
