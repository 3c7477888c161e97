/** The marks of browsers in what they send as `User-Agent`, the more particular ones first. */
const browsers = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

/** The marks of systems, the more particular ones first. */
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/**
 * Names a browser for people by its `User-Agent`, such as "Firefox on Windows". It is what the browser says
 * of itself, in words of ours: nothing of the header is repeated.
 * @returns undefined when neither browser nor system is known.
 */
export function nameBrowser(userAgent: string | undefined): string | undefined {
  const find = (marks: readonly (readonly [string, string])[]) =>
    marks.find(([mark]) => userAgent?.includes(mark))?.[1]
  const [browser, system] = [find(browsers), find(systems)]
  return browser !== undefined && system !== undefined ? `${browser} on ${system}` : (browser ?? system)
}
