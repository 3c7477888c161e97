/** The time for which a button says that it has copied, milliseconds. */
const thanksMs = 2000

/** Gives every block of code a button that copies it; browsers allow that only on secure addresses. */
export function offerCopies(): void {
  if (!('clipboard' in navigator)) return
  for (const block of document.querySelectorAll('.code')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.addEventListener('click', async () => {
      const isCopied = await copy(block.querySelector('code')?.textContent ?? '')
      button.textContent = isCopied ? 'Copied' : 'Not copied'
      setTimeout(() => {
        button.textContent = 'Copy'
      }, thanksMs)
    })
    block.append(button)
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The browser or its user does not allow it; the text can be marked by hand.
    return false
  }
}
