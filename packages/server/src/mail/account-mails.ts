import type { Mailer } from './mailer.ts'
import { renderMail } from './render-mail.ts'
import { type MailTexts, mailTexts } from './texts.ts'

/** An event of an account that its owner should know about. */
export type AccountNotice = 'passwordChanged' | 'secondFactorOn' | 'secondFactorOff'

/** A person's address, and the one-time link for them. */
export interface LinkMail {
  readonly to: string
  readonly link: string
}

/** Called with the reason why a mail could not be sent. */
export type ReportMailFailure = (error: unknown) => void

/** Sends the mails of accounts. */
export class AccountMails {
  readonly #mailer: Mailer
  readonly #serviceName: string
  readonly #reportFailure: ReportMailFailure

  constructor(mailer: Mailer, serviceName: string, reportFailure: ReportMailFailure) {
    this.#mailer = mailer
    this.#serviceName = serviceName
    this.#reportFailure = reportFailure
  }

  /** @returns false when the mail server did not take it; the reason has been reported. */
  trySendInvitation({ to, link }: LinkMail): Promise<boolean> {
    return this.#trySend(to, mailTexts.invitation, link)
  }

  /** @returns false when the mail server did not take it; the reason has been reported. */
  trySendPasswordReset({ to, link }: LinkMail): Promise<boolean> {
    return this.#trySend(to, mailTexts.passwordReset, link)
  }

  /**
   * Tells the owner of an account about an event. @returns false when the mail server did not take it; the
   * reason has been reported.
   */
  tryNotify(to: string, notice: AccountNotice): Promise<boolean> {
    return this.#trySend(to, mailTexts[notice])
  }

  async #trySend(to: string, write: (service: string) => MailTexts, link?: string): Promise<boolean> {
    try {
      const message = renderMail(write(this.#serviceName), this.#serviceName, link)
      await this.#mailer.send({ to, ...message })
      return true
    } catch (error) {
      this.#reportFailure(error)
      return false
    }
  }
}
