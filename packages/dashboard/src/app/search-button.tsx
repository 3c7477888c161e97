import { Search } from 'lucide-react'
import { type ComponentType, useEffect, useState } from 'react'
import { Button } from '../design/button.tsx'
import { appTexts } from '../text/en/app.ts'
import styles from './search-button.module.css'
import type { SearchDialogProps } from './search-dialog.tsx'
import { createTypedAhead } from './typed-ahead.ts'

const { search } = appTexts

const loadSearchDialog = async () => (await import('./search-dialog.tsx')).SearchDialog

/** So long after the frame is there, the search is loaded, so that it opens at once. */
const loadAfterMs = 1_000

/** Opens the search, as Ctrl K does. What is typed before it has the focus is kept for it. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<SearchDialogProps>>()
  const [failure, setFailure] = useState<unknown>()
  const [typed] = useState(() => createTypedAhead(() => setOpen(false)))
  useEffect(() => {
    // A search that cannot be loaded says so when it is opened.
    const timer = setTimeout(() => {
      if (navigator.onLine) loadSearchDialog().catch(() => {})
    }, loadAfterMs)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (!isOpen || Dialog) return
    loadSearchDialog().then(
      (loaded) => setDialog(() => loaded),
      (error) => {
        typed.end()
        setFailure(error ?? true)
      },
    )
  }, [isOpen, Dialog, typed])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (document.querySelector('[role="dialog"]') === null) typed.begin()
        setOpen(true)
      } else if (typed.take(event)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    // Before anything else hears of a key: no shortcut acts while the search opens.
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [typed])
  const close = () => {
    typed.end()
    setOpen(false)
    setFailure(undefined)
  }
  return (
    <>
      <Button onPress={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <Search size={16} aria-hidden />
        <span className={styles.word}>{search.open}</span>
        <kbd className={styles.key}>{search.key}</kbd>
      </Button>
      {isOpen && failure !== undefined && !Dialog && (
        <p role="alert" className={styles.failed}>
          {search.notLoaded}
          <Button size="small" onPress={close}>
            {search.close}
          </Button>
        </p>
      )}
      {isOpen && Dialog && <Dialog onClose={close} takeTyped={typed.end} />}
    </>
  )
}
