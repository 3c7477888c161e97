import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { PanelPart } from '../side-panel.tsx'
import styles from './login-part.module.css'
import type { HandedLink } from './one-time-link.tsx'
import { refreshUsers, type User } from './user-queries.ts'

const words = peopleTexts.access

/** Settings of the part. */
export interface LoginPartProps {
  readonly user: User
  /** How many logins gave something to applications. */
  readonly logins: number
  readonly onHanded: (handed: HandedLink) => void
}

/** An act that is asked about first. */
interface Question {
  readonly done: keyof typeof words.done
  readonly title: string
  readonly goes: string
  readonly confirm: string
  readonly act: () => Promise<unknown>
}

/** How somebody logs in: new links, all logins ended, the second step off, shut out and let in again. */
export function LoginPart({ user, logins, onHanded }: LoginPartProps) {
  const { client, me } = useDashboard()
  const memory = useQueryClient()
  const [question, setQuestion] = useState<Question>()
  const acting = useMutation({
    mutationFn: async ({ act }: { act: () => Promise<unknown>; done?: keyof typeof words.done }) => act(),
    onSuccess: () => {
      setQuestion(undefined)
      return refreshUsers(memory, client)
    },
  })
  const { user_id, username, status } = user
  const makeLink = (purpose: HandedLink['purpose']) =>
    acting.mutate({
      act: async () => {
        const sent = await (purpose === 'reset'
          ? client.resetUserPassword(user_id)
          : client.renewInvitation(user_id))
        onHanded({ userId: user_id, purpose, sent })
      },
    })
  const ask = (next: Question) => {
    acting.reset()
    setQuestion(next)
  }
  const done = acting.isSuccess ? acting.variables.done : undefined
  return (
    <PanelPart title={words.title}>
      {status === 'invited' && (
        <Act lead={words.renewLead}>
          <Button isDisabled={acting.isPending} onPress={() => makeLink('invitation')}>
            {words.renew}
          </Button>
        </Act>
      )}
      {status === 'active' && (
        <Act lead={words.resetLead}>
          <Button isDisabled={acting.isPending} onPress={() => makeLink('reset')}>
            {words.reset}
          </Button>
        </Act>
      )}
      <div className={styles.acts}>
        {status === 'active' && (
          <Button
            onPress={() =>
              ask({
                done: 'signOut',
                title: words.signOutAsk(username),
                goes: words.signOutGoes(logins),
                confirm: words.signOutConfirm(username),
                act: () => client.signOutUser(user_id),
              })
            }
          >
            {words.signOut}
          </Button>
        )}
        {user.second_factor && (
          <Button
            onPress={() =>
              ask({
                done: 'secondStep',
                title: words.secondStepAsk(username),
                goes: words.secondStepGoes,
                confirm: words.secondStepConfirm(username),
                act: () => client.removeSecondFactor(user_id),
              })
            }
          >
            {words.secondStep}
          </Button>
        )}
        {status === 'disabled' ? (
          <Button
            isDisabled={acting.isPending}
            onPress={() =>
              acting.mutate({ done: 'enable', act: () => client.changeUser(user_id, { disabled: false }) })
            }
          >
            {words.enable}
          </Button>
        ) : (
          <Button
            look="danger"
            onPress={() =>
              ask({
                done: 'disable',
                title: words.disableAsk(username),
                goes: words.disableGoes(logins),
                confirm: words.disableConfirm(username),
                act: () => client.changeUser(user_id, { disabled: true }),
              })
            }
          >
            {words.disable}
          </Button>
        )}
      </div>
      {acting.error && !question && <FailureNotice error={acting.error} title={words.failed} />}
      <p role="status" className={styles.done}>
        {done && words.done[done]}
      </p>
      {question && (
        <ConfirmDialog
          title={question.title}
          isOpen
          keep={words.keep}
          confirm={question.confirm}
          isBusy={acting.isPending}
          error={acting.error}
          onClose={() => {
            acting.reset()
            setQuestion(undefined)
          }}
          onConfirm={() => acting.mutate({ act: question.act, done: question.done })}
        >
          <p>{question.goes}</p>
          {me.user_id === user_id && question.done !== 'secondStep' && <p>{words.self}</p>}
        </ConfirmDialog>
      )}
    </PanelPart>
  )
}

function Act({ lead, children }: { lead: string; children: ReactNode }) {
  return (
    <div className={styles.act}>
      <p>{lead}</p>
      {children}
    </div>
  )
}
