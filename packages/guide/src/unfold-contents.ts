/** The width from which the contents stand beside the page, as in the style sheet. */
const wide = matchMedia('(min-width: 60rem)')

/** Keeps the contents open where there is room beside the page, and closed above it. */
export function unfoldContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.contents details')
  if (!details) return
  const fit = () => {
    details.open = wide.matches
    if (wide.matches) details.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }
  fit()
  wide.addEventListener('change', fit)
}
