import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** Settings of a link to an address of the dashboard. */
export interface AddressLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  /** Below `/dashboard`, with its query. */
  readonly address: string
}

/** A link to an address that is put together while the page runs; it opens without loading the page anew. */
export function AddressLink({ address, children, ...rest }: AddressLinkProps) {
  const { history, basepath } = useRouter()
  const href = `${basepath}${address}`
  const open = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.push(href)
  }
  return (
    <a {...rest} href={href} onClick={open}>
      {children}
    </a>
  )
}
