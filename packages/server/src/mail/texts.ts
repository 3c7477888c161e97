/** A mail in the words of one language: paragraphs before and after the link, and the text of the link. */
export interface MailTexts {
  readonly subject: string
  readonly before: readonly string[]
  readonly link?: string
  readonly after: readonly string[]
}

/** Every sentence of the mails. */
export const mailTexts = {
  greeting: 'Hello,',

  invitation: (service: string): MailTexts => ({
    subject: `Your account at ${service}`,
    before: [
      `An account has been made for you at ${service}. Choose a password to start using it; your user name is this e-mail address.`,
    ],
    link: 'Choose a password',
    after: [
      'The link works once, for 7 days. If it has expired, ask the person who invited you for a new one.',
      'If you did not expect this, you need not do anything.',
    ],
  }),

  passwordReset: (service: string): MailTexts => ({
    subject: `Set a new password for ${service}`,
    before: [`Somebody, probably you, asked to set a new password for your account at ${service}.`],
    link: 'Set a new password',
    after: [
      'The link works once, for one hour.',
      'If it was not you, you need not do anything: your password stays as it is.',
    ],
  }),

  passwordChanged: (service: string): MailTexts => ({
    subject: `Your password for ${service} was changed`,
    before: [`The password of your account at ${service} has just been changed.`],
    after: ['If it was not you, set a new password at once and tell those who run the service.'],
  }),

  secondFactorOn: (service: string): MailTexts => ({
    subject: `Two-step login for ${service} is on`,
    before: [`From now on, logging in to your account at ${service} takes a code from your app.`],
    after: ['If it was not you, set a new password at once and tell those who run the service.'],
  }),

  secondFactorOff: (service: string): MailTexts => ({
    subject: `Two-step login for ${service} is off`,
    before: [`Your account at ${service} is now protected by its password alone.`],
    after: ['If it was not you, set a new password at once and tell those who run the service.'],
  }),

  /** Under a link's button, for mail programs that show none. */
  copyHint: 'If the button does not work, copy this address into your browser:',
} as const
