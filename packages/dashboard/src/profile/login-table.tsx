import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../design/button.tsx'
import { ConfirmDialog } from '../design/confirm-dialog.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { profileTexts } from '../text/en/profile.ts'
import { formatIso } from '../time/format-time.ts'
import styles from './profile-screen.module.css'

const { logins: words } = profileTexts

/** One login. */
export interface LoginRow {
  readonly id: string
  readonly name: string
  /** Stands below the name. */
  readonly detail: string | undefined
  /** Unix seconds, and how they are written. */
  readonly times: readonly [LoginTime, LoginTime]
  /** Asks whether to end it; `undefined` where it cannot be ended here. */
  readonly end: { readonly label: string; readonly onPress: () => void } | undefined
}

interface LoginTime {
  readonly timeS: number
  readonly text: string
}

/** Settings of the table. */
export interface LoginTableProps {
  /** The pages that were asked for. */
  readonly pages: {
    readonly isPending: boolean
    readonly error: unknown
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  /** `undefined` until they came. */
  readonly rows: readonly LoginRow[] | undefined
  /** What is logged in, and what its two times are. */
  readonly columns: readonly [string, string, string]
  readonly zone: string
}

/** Logins, each with a way to end it. */
export function LoginTable({ pages, rows, columns, zone }: LoginTableProps) {
  const [subject, ...timeColumns] = columns
  if (pages.isPending) return <Skeleton height="8rem" />
  if (!rows) return <FailureNotice error={pages.error} onTryAgain={() => void pages.refetch()} />
  if (rows.length === 0) return <p className={styles.hint}>{words.none}</p>
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{subject}</th>
            {timeColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, detail, times, end }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {detail !== undefined && <span className={styles.scopes}>{detail}</span>}
              </th>
              {times.map(({ timeS, text }, index) => (
                <td key={timeColumns[index]} data-label={timeColumns[index]}>
                  <time dateTime={formatIso(timeS, zone)}>{text}</time>
                </td>
              ))}
              <td>
                {end && (
                  <Button size="small" aria-label={end.label} onPress={end.onPress}>
                    {words.end}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages.hasNextPage && (
        <Button size="small" isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

/** Settings of the question. */
export interface EndLoginProps {
  readonly title: string
  /** What is named on the button. */
  readonly name: string
  /** What ending it means. */
  readonly children: ReactNode
  readonly end: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before a login is ended. */
export function EndLogin({ title, name, children, end, onClose }: EndLoginProps) {
  const ending = useMutation({ mutationFn: end, onSuccess: onClose })
  return (
    <ConfirmDialog
      title={title}
      isOpen
      keep={words.keep}
      confirm={words.confirm(name)}
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={() => ending.mutate()}
    >
      {children}
    </ConfirmDialog>
  )
}
