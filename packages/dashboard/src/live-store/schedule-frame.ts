/** Calls `act` in the next frame; in a tab that is not seen, which has no frames, within a second. */
export function scheduleFrame(act: () => void): void {
  if (document.hidden) setTimeout(act, 1_000)
  else requestAnimationFrame(act)
}
