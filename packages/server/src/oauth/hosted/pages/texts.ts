import { maxPasswordLength, minPasswordLength } from '../../../accounts/accounts.ts'

/** Formats a time to wait, with its unit. */
function formatWait(seconds: number): string {
  const [count, unit] = seconds < 90 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Every sentence of the hosted pages in English, in the order of the pages. */
export const texts = {
  /** The language, by its name in HTML. */
  language: 'en',
  /** The locale in which dates are written. */
  dateLocale: 'en-GB',
  errorTitlePrefix: 'Error: ',

  /** Texts beside a password, where scripts run; the third is for people who hear the page. */
  reveal: { show: 'Show', hide: 'Hide', password: ' password' },

  /** Texts beside a value, where scripts run. */
  copying: { copy: 'Copy', copied: 'Copied' },

  login: {
    title: 'Log in',
    lead: (client: string) => ({ before: 'to continue to ', client, after: '' }),
    username: 'User name',
    password: 'Password',
    submit: 'Log in',
    cancel: 'Cancel',
    wrong: 'User name or password is not right. Check both and try again.',
    wrongHere:
      'User name or password is not right, or the account does not belong to the organisation of this application. Check them and try again.',
    refused: (username: string) =>
      `You are logged in as ${username}, but this application is for the people of another organisation. Log in with an account of that organisation, or cancel.`,
    missing: 'Enter your user name and your password.',
    note: 'Only log in if you have just started this from the application above.',
    forgot: 'Forgot your password?',
  },

  secondStep: {
    title: 'Enter your code',
    lead: (username: string) => ({ before: 'Two-step login for ', username, after: '' }),
    code: 'Code',
    codeHint: 'The 6 digits that your authenticator app shows now.',
    recoveryCode: 'Recovery code',
    recoveryCodeHint: 'One of the codes you kept when you switched two-step login on. Each works once.',
    submit: 'Continue',
    cancel: 'Cancel',
    useRecoveryCode: 'Use a recovery code instead',
    useApp: 'Use your app instead',
    wrong: 'This code is not right, or has been used already. Wait for the next one and try again.',
    wrongRecoveryCode: 'This recovery code is not right, or has been used already.',
  },

  wait: (seconds: number) => `Too many attempts. Wait ${formatWait(seconds)}, then try again.`,
  waitBusy: (seconds: number) =>
    `Too many people are logging in at the moment, so your password was not looked at. Wait ${formatWait(seconds)}, then try again.`,

  tooBusy: {
    title: 'Too busy',
    hint: 'Nothing is wrong with what you entered. Go back, and it is still there.',
  },

  tooMany: {
    title: 'Too many attempts',
    hint: 'This slows down anybody who guesses. Nothing is wrong with your account.',
  },

  forgot: {
    title: 'Set a new password',
    lead: 'Enter your user name or e-mail address. If it belongs to an account with an e-mail address, a link is sent there.',
    username: 'User name or e-mail address',
    submit: 'Send the link',
    withoutMail: 'This service sends no mail. Ask your administrator for a link to set a new password.',
  },

  forgotSent: {
    title: 'Look into your mailbox',
    text: 'If there is an account with that name and an e-mail address, a link is on its way. It works once, for one hour.',
    hint: 'Nothing came? Look into the spam folder, check the name you typed, or ask your administrator.',
  },

  choosePassword: {
    reset: {
      title: 'Set a new password',
      lead: (username: string) => ({ before: 'for ', username, after: '' }),
    },
    invitation: {
      title: 'Welcome',
      lead: (username: string) => ({
        before: 'Choose a password for your account ',
        username,
        after: '. It is what you log in with from now on.',
      }),
    },
    submit: 'Save the password',
  },

  newPassword: {
    password: 'New password',
    hint: `At least ${minPasswordLength} characters. A few words in a row are easy to remember.`,
    again: 'New password again',
    signOutEverywhere: 'Sign out everywhere',
    signOutEverywhereHint:
      'Ends all logins and the access of all applications. Tick it if somebody else may know your password.',
    tooShort: `The password needs at least ${minPasswordLength} characters.`,
    tooLong: `The password may have at most ${maxPasswordLength} characters.`,
    differ: 'The two passwords are not the same. Enter both again.',
  },

  passwordSaved: {
    title: 'Your password is set',
    text: 'Go back to your application and log in with it.',
    account: 'Go to your account',
  },

  linkClosed: {
    title: 'This link does not work any more',
    text: 'It has been used, has expired, or a newer one was sent. Ask for a new one.',
  },

  account: {
    title: 'Your account',
    lead: (username: string) => ({ before: 'You are logged in as ', username, after: '' }),
    back: 'Back to your account',
    backToDashboard: 'Back to the dashboard',
    password: 'Password',
    passwordText: 'What you log in with.',
    changePassword: 'Change password',
    secondFactor: 'Two-step login',
    secondFactorOn: (left: number) =>
      `On: a code from your app is asked for after the password. ${left} recovery code${left === 1 ? '' : 's'} left.`,
    secondFactorOff: 'Off. With it, your password alone is not enough to log in.',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    applications: 'Applications',
    applicationCount: (count: number) =>
      count === 0
        ? 'No application has access to your account.'
        : `${count} application${count === 1 ? ' has' : 's have'} access to your account.`,
    showApplications: 'Show applications',
    signOutEverywhere: 'Sign out everywhere',
    signOut: 'Sign out',
    signOutEverywhereText: 'Ends all your logins, here and elsewhere, and the access of all applications.',
    logOut: 'Log out',
    roles: { viewer: 'Viewer', installer: 'Installer', admin: 'Administrator' },
    role: 'Role',
    email: 'E-mail address',
    passwordChanged: 'Your password has been changed.',
    secondFactorSwitchedOff: 'Two-step login is off.',
  },

  changePassword: {
    title: 'Change your password',
    current: 'Current password',
    submit: 'Change password',
    wrong: 'This is not your current password.',
  },

  enrol: {
    title: 'Switch two-step login on',
    lead: 'Scan this with an authenticator app on your phone, then enter the code that the app shows.',
    qr: 'QR code with the secret written below',
    secret: 'Or type this into the app',
    code: 'Code from the app',
    codeHint: '6 digits',
    submit: 'Switch on',
    wrong: 'This is not the code that the app shows now. Check the clock of your phone and try again.',
  },

  recoveryCodes: {
    title: 'Keep these recovery codes',
    lead: 'Two-step login is on. If you lose your phone, each of these codes lets you in once. They are shown only now: print them or put them into a password manager.',
    list: 'Recovery codes',
    done: 'I have kept them',
  },

  switchOff: {
    title: 'Switch two-step login off',
    lead: 'From then on, your password alone lets you in. Your recovery codes stop working.',
    password: 'Password',
    submit: 'Switch off',
    wrong: 'This is not your password.',
  },

  applications: {
    title: 'Applications with access',
    lead: 'These can use the service in your name until you end their access.',
    none: 'No application has access to your account.',
    since: (date: string) => `Since ${date}`,
    revoke: 'End access',
    revokeLabel: (name: string) => `End access of ${name}`,
    revoked: (name: string) => `${name} has no access any more.`,
    deleted: 'An application that was deleted',
  },

  signOutEverywhere: {
    title: 'Sign out everywhere?',
    text: 'All your logins end at once, here and elsewhere, and every application loses its access until you log in there again.',
    submit: 'Sign out everywhere',
    cancel: 'Stay logged in',
  },

  signedOutEverywhere: {
    title: 'You are signed out everywhere',
    text: 'All logins have ended and no application has access to your account any more.',
    logIn: 'Log in again',
  },

  notLoggedIn: {
    title: 'You are not logged in',
    text: 'Log in to see your account.',
    logIn: 'Log in',
  },

  returnRefused: {
    title: 'The way back does not lead to the dashboard',
    text: 'The link that brought you here names an address to be sent to afterwards that is not one of this service. Nothing has changed. Open your account at /account instead.',
  },

  formExpired: {
    title: 'This page was too old',
    text: 'You have logged in again since it was opened, or it was opened elsewhere. Go back, reload it and try once more. Nothing has changed.',
  },

  consent: {
    title: 'Give access?',
    lead: (client: string) => ({
      before: '',
      client,
      after: ' was not made by your organisation. It asks to act on your behalf.',
    }),
    permissions: 'It would be able to',
    everywhere: 'In all places that you can see.',
    within: (location: string) => `Only in ${location} and what lies below it.`,
    submit: 'Give access',
    cancel: 'Refuse',
    note: 'You can withdraw the access later.',
  },

  deviceCode: {
    title: 'Connect a device',
    lead: 'Enter the code that the device or the command line shows you.',
    code: 'Code',
    hint: 'Eight letters. Capitals and the dash do not matter.',
    submit: 'Continue',
    missing: 'Enter the code.',
    unknown: 'This code is not right. Look at the device and enter it again.',
    expired: 'This code has expired. Start again on the device to get a new one.',
    used: 'This code has been used. Start again on the device to get a new one.',
    stale: 'This page was open for too long. Enter the code again.',
  },

  deviceConfirm: {
    title: 'Is this your device?',
    lead: (client: string) => ({ before: 'You are about to give access to ', client, after: '.' }),
    code: 'The device shows this code',
    submit: 'Yes, connect it',
    abort: 'No, refuse',
    note: 'Refuse if somebody sent you this code or a link with it: they would get access in your name.',
  },

  deviceDone: {
    title: 'The device is connected',
    text: 'Go back to it; it goes on by itself in a few seconds. You can close this page.',
  },

  deviceRefused: {
    title: 'The device was refused',
    text: 'It got no access. You can close this page.',
  },

  expired: {
    title: 'This login page has expired',
    text: 'It was open for too long, has been used already, or was opened in another browser. Go back to your application and log in again from there.',
  },

  refused: {
    title: 'This login link is not valid',
    text: 'The application sent you here with a request that cannot be carried out. Nothing was shared with it. Go back and try again; if it happens again, tell those who run the application what is written below.',
  },

  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or an old one.',
    docs: 'Open the documentation',
    account: 'Go to your account',
  },

  redirectMismatch: {
    title: 'The application is not set up for this address',
    text: 'It wants to receive you at an address that is not on its list, so you were not sent there. Those who run the application have to add the address to its callback URLs, letter by letter.',
  },

  storageFull: {
    title: 'Nothing can be stored at present',
    text: 'The disk of the server is full, so this could not be done. This is not your fault. Try again in some minutes; if it happens again, tell those who run this service.',
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
    text: 'The application asked to send you to an address that is not among its sign-out URLs. Nothing has changed.',
  },

  setup: {
    title: 'Set up your service',
    lead: 'This page works once. It makes your organisation, your own account, and the first application that may use the API.',
    organisation: 'Your organisation',
    organisationName: 'Name',
    timeZone: 'Time zone',
    timeZoneHint: 'Start typing a city, such as Europe/London. Days and hours in reports follow it.',
    timeZoneFound: 'This is the time zone of your browser. Change it if the building is elsewhere.',
    account: 'Your account',
    username: 'User name',
    usernameHint: 'An e-mail address is a good choice.',
    password: 'Password',
    passwordHint: `At least ${minPasswordLength} characters. A few words in a row are easy to remember.`,
    passwordAgain: 'Password again',
    submit: 'Set up',
    problem: 'Some answers need another look:',
    organisationNameWrong: 'Enter the name of your organisation, up to 100 characters.',
    timeZoneWrong: 'Choose a time zone from the list, such as Europe/London.',
    usernameWrong: 'Enter a user name of 1 to 128 visible characters.',
    usernameTaken: 'This user name is taken. Choose another one.',
    passwordTooShort: `The password needs at least ${minPasswordLength} characters.`,
    passwordTooLong: `The password may have at most ${maxPasswordLength} characters.`,
    passwordsDiffer: 'The two passwords are not the same. Enter both again.',
  },

  setupDone: {
    title: 'Your service is ready',
    lead: 'These three values let your first application use the API. The secret is shown only now, on this page.',
    oauthUrl: 'oauth_url',
    clientId: 'client_id',
    clientSecret: 'client_secret',
    nextTitle: 'What comes next',
    keep: 'Keep the secret',
    keepText: 'with your other passwords, before you leave this page.',
    look: 'Look around:',
    account: (username: string) => ({
      before: 'open the documentation, choose Authorize, paste client_id and client_secret, and log in as ',
      username,
      after: '. Every operation can be tried there.',
    }),
    describe: 'Describe your building:',
    describeText:
      'its floors, rooms and sensors, by the API, or in a terminal in the folder of the service, beginning with',
    logIn: (publicUrl: string) => `npx --no lightfi login --server ${publicUrl}`,
    connect: 'Connect a gateway:',
    connectText: 'make a client of the kind service for it; with its credentials it posts readings.',
    invite: 'Invite the others:',
    inviteText: 'administrators, installers and those who only read.',
    next: 'Open the documentation',
    toAccount: 'Go to your account',
  },

  setupClosed: {
    title: 'This setup link does not work any more',
    text: 'It has been used, is older than a day, or the service was restarted. While nobody can log in yet, each start of the service makes a new one: it is in the terminal, or in the file setup-link of the data directory. The command lightfi-server setup-link makes one, too.',
  },
}

/** The sentences of the hosted pages in one language. */
export type Texts = typeof texts
