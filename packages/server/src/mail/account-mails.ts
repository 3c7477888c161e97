import type { Mailer } from './mailer.ts'
import { renderMail } from './render-mail.ts'
import { type MailTexts, mailTexts } from './texts.ts'

/** What happened to an account that its owner should know. */
export type AccountNotice = 'passwordChanged' | 'secondFactorOn' | 'secondFactorOff'

/** Somebody's address, and the one-time link for it. */
export interface LinkMail {
  readonly to: string
  readonly link: string
}

/** Called with why a mail could not be sent. */
export type ReportMailFailure = (error: unknown) => void

/** The mails that accounts send. */
export class AccountMails {
  readonly #mailer: Mailer
  readonly #serviceName: string
  readonly #reportFailure: ReportMailFailure

  constructor(mailer: Mailer, serviceName: string, reportFailure: ReportMailFailure) {
    this.#mailer = mailer
    this.#serviceName = serviceName
    this.#reportFailure = reportFailure
  }

  /** @returns false when the mail server did not take it; why has been reported. */
  trySendInvitation({ to, link }: LinkMail): Promise<boolean> {
    return this.#trySend(to, mailTexts.invitation, link)
  }

  /** @returns false when the mail server did not take it; why has been reported. */
  trySendPasswordReset({ to, link }: LinkMail): Promise<boolean> {
    return this.#trySend(to, mailTexts.passwordReset, link)
  }

  /** Tells the owner of an account. @returns false when the mail server did not take it; why has been reported. */
  tryNotify(to: string, notice: AccountNotice): Promise<boolean> {
    return this.#trySend(to, mailTexts[notice])
  }

  async #trySend(to: string, describe: (service: string) => MailTexts, link?: string): Promise<boolean> {
    try {
      const message = renderMail(describe(this.#serviceName), this.#serviceName, link)
      await this.#mailer.send({ to, ...message })
      return true
    } catch (error) {
      this.#reportFailure(error)
      return false
    }
  }
}
