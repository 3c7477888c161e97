import { once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server on the loopback address, and its messages. */
export interface MailServer {
  /** The address with the user and password that it asks for. */
  readonly smtpUrl: string
  /** Returns the next message that has not been waited for yet. */
  receive(): Promise<Email>
  /** The number of messages that nobody has waited for. */
  readonly waiting: number
  close(): Promise<void>
}

const user = 'lightfi'
const password = 'p@ss/word of the mail server'

/** Starts an SMTP server that wants a login and takes every message, or refuses every one. */
export async function startMailServer(options: { refuses?: boolean } = {}): Promise<MailServer> {
  const messages: Email[] = []
  const waiters: ((message: Email) => void)[] = []
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (login, _session, done) => {
      if (login.username === user && login.password === password) done(null, { user })
      else done(new Error('wrong user or password'))
    },
    onRcptTo: (_address, _session, done) => done(options.refuses ? new Error('mailbox full') : null),
    onData: (stream, _session, done) => {
      void stream.toArray().then(async (chunks: Buffer[]) => {
        const message = await PostalMime.parse(Buffer.concat(chunks))
        const waiter = waiters.shift()
        if (waiter) waiter(message)
        else messages.push(message)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    smtpUrl: `smtp://${user}:${encodeURIComponent(password)}@127.0.0.1:${address.port}`,
    receive() {
      const message = messages.shift()
      if (message) return Promise.resolve(message)
      return new Promise((resolve) => {
        waiters.push(resolve)
      })
    },
    get waiting() {
      return messages.length
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
