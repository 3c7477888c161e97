/** Unix time in whole seconds, as tokens count it. */
export function nowS(): number {
  return Math.floor(Date.now() / 1000)
}
