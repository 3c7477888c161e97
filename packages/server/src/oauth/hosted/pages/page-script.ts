import { hash } from 'node:crypto'

/**
 * The one script of the hosted pages, which all work without it: it uncovers the parts that need a script. A
 * password can be shown, and is hidden again before its form is sent; a value can be copied, also where the
 * page came over plain HTTP; and the setup form begins with the browser's time zone.
 */
export const pageScript = `
'use strict'
for (const button of document.querySelectorAll('button[data-reveal]')) {
  const fields = button.dataset.reveal.split(' ').map((id) => document.getElementById(id))
  const show = (isShown) => {
    for (const field of fields) field.type = isShown ? 'text' : 'password'
    button.firstElementChild.textContent = isShown ? button.dataset.hide : button.dataset.show
    button.setAttribute('aria-pressed', String(isShown))
  }
  button.addEventListener('click', () => show(fields[0].type === 'password'))
  fields[0].form.addEventListener('submit', () => show(false))
  addEventListener('pagehide', () => show(false))
  button.hidden = false
}
for (const button of document.querySelectorAll('button[data-copy]')) {
  const source = document.getElementById(button.dataset.copy)
  const say = button.textContent
  const copyByHand = () => {
    getSelection().selectAllChildren(source)
    return document.execCommand('copy')
  }
  button.addEventListener('click', async () => {
    const isCopied = navigator.clipboard
      ? await navigator.clipboard.writeText(source.textContent).then(() => true, copyByHand)
      : copyByHand()
    if (!isCopied) return
    button.textContent = button.dataset.copied
    setTimeout(() => { button.textContent = say }, 2000)
  })
  button.hidden = false
}
const zoneField = document.querySelector('input[data-zone]')
if (zoneField && zoneField.value === '') {
  const name = (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  const own = name()
  const zones = Array.from(zoneField.list.options, (option) => option.value)
  const isOwn = (zone) => { try { return name(zone) === own } catch { return false } }
  const found = zones.includes(own) ? own : zones.find(isOwn)
  if (found) {
    zoneField.value = found
    document.getElementById(zoneField.dataset.zone).hidden = false
  }
}
`

/** The name of the script in a content security policy: no other one runs. */
export const pageScriptSource = `'sha256-${hash('sha256', pageScript, 'base64')}'`
