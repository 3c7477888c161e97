export { AccountMails, type AccountNotice, type LinkMail } from './account-mails.ts'
export { createMailer, type Mailer, type MailSettings } from './mailer.ts'
