import { createTransport } from 'nodemailer'

/** A message to one person, in both forms. */
export interface MailMessage {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The settings for sending mail. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. A secret. */
  readonly smtpUrl: string
  /** The sender's address; a name may stand before it. */
  readonly from: string
}

/** Hands messages over to a mail server. */
export interface Mailer {
  /**
   * Resolves when the mail server has taken the message. @throws the error of the connection or the server.
   */
  send(message: MailMessage): Promise<void>
  /** Closes open connections. */
  close(): void
}

/** A server that does not answer must not keep people waiting. */
const timeoutMs = 10_000

/** Creates a mailer over SMTP. Encryption is used where the server offers it; `smtps:` insists on it. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const url = new URL(smtpUrl)
  const transport = createTransport({
    host: url.hostname,
    port: url.port === '' ? undefined : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message) {
      await transport.sendMail({ from, ...message })
    },
    close: () => transport.close(),
  }
}
