/** Every sentence of the hosted pages in English, in the order of the pages. */
export const texts = {
  /** Of the language, as HTML names it. */
  language: 'en',
  errorTitlePrefix: 'Error: ',

  login: {
    title: 'Log in',
    lead: (client: string) => ({ before: 'to continue to ', client, after: '' }),
    username: 'User name',
    password: 'Password',
    submit: 'Log in',
    cancel: 'Cancel',
    wrong: 'User name or password is not right. Check both and try again.',
    missing: 'Enter your user name and your password.',
    note: 'Only log in if you have just started this from the application above.',
  },

  expired: {
    title: 'This login page has expired',
    text: 'It was open for too long, has been used already, or was opened in another browser. Go back to your application and log in again from there.',
  },

  refused: {
    title: 'This login link is not valid',
    text: 'The application sent you here with a request that cannot be carried out. Nothing was shared with it. Go back and try again; if it happens again, tell those who run the application what is written below.',
  },

  redirectMismatch: {
    title: 'The application is not set up for this address',
    text: 'It wants to receive you at an address that is not on its list, so you were not sent there. Those who run the application have to add the address to its callback URLs, letter by letter.',
  },

  failed: {
    title: 'Something went wrong on our side',
    text: 'This is not your fault. Try again in a moment; if it happens again, tell those who run this service.',
  },

  details: {
    heading: 'For those who run the application',
    error: 'Error',
    description: 'Description',
    redirectUri: 'Address asked for',
  },

  signOut: {
    title: 'Log out?',
    text: 'You will have to log in again here. Applications that you gave access keep it until you withdraw it.',
    confirm: 'Log out',
    stay: 'Stay logged in',
  },

  signedOut: {
    title: 'You are logged out',
    text: 'You can close this page.',
  },

  stillLoggedIn: {
    title: 'You are still logged in',
    text: 'Nothing has changed. You can close this page.',
  },

  logoutRefused: {
    title: 'You cannot be sent on from here',
    text: 'The application asked to send you to an address that is not among its sign-out URLs. You are still logged in.',
  },

  setup: {
    title: 'Set up your service',
    lead: 'This page works once. It makes your organisation, your own account, and the first application that may use the API.',
    organisation: 'Your organisation',
    organisationName: 'Name',
    timeZone: 'Time zone',
    timeZoneHint: 'Start typing a city, such as Europe/London. Days and hours in reports follow it.',
    account: 'Your account',
    username: 'User name',
    usernameHint: 'An e-mail address is a good choice.',
    password: 'Password',
    passwordHint: 'At least 12 characters. A few words in a row are easy to remember.',
    passwordAgain: 'Password again',
    submit: 'Set up',
    problem: 'Some answers need another look:',
    organisationNameWrong: 'Enter the name of your organisation, up to 100 characters.',
    timeZoneWrong: 'Choose a time zone from the list, such as Europe/London.',
    usernameWrong: 'Enter a user name of 1 to 128 visible characters.',
    usernameTaken: 'This user name is taken. Choose another one.',
    passwordTooShort: 'The password needs at least 12 characters.',
    passwordTooLong: 'The password may have at most 1024 characters.',
    passwordsDiffer: 'The two passwords are not the same. Enter both again.',
  },

  setupDone: {
    title: 'Your service is ready',
    lead: 'Copy these three values into your application. The secret is shown only now, on this page.',
    oauthUrl: 'oauth_url',
    clientId: 'client_id',
    clientSecret: 'client_secret',
    next: 'Read the documentation',
    account: (username: string) => ({
      before: 'Your account is ',
      username,
      after: '. Log in with it when your application asks.',
    }),
  },

  setupClosed: {
    title: 'This setup link does not work any more',
    text: 'It has been used, is older than a day, or the service was restarted. While nobody can log in yet, a new link is printed each time the service starts.',
  },
}

/** The sentences of the hosted pages in some language. */
export type Texts = typeof texts
