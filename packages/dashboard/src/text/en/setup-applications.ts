import type { Purpose } from '../../setup/applications/purposes.ts'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

const purposes: Readonly<Record<Purpose, { title: string; text: string }>> = {
  program: {
    title: 'A program that acts for a person',
    text: 'Runs for years unattended, and sees what that person sees. Somebody logs in once.',
  },
  service: {
    title: 'A program that acts for itself',
    text: 'Runs for years unattended, and reads everything in the organisation. Nobody logs in.',
  },
  page: {
    title: 'A web or mobile application',
    text: 'People log in to it, each sees what is theirs. It keeps no secret: PKCE protects it.',
  },
  gateway: {
    title: 'A gateway',
    text: 'Posts the readings of sensors, and reads nothing.',
  },
}

/** What helps against each way to fail. The server tells the ways; one that is new has its words alone. */
const advice: Readonly<Record<string, string>> = {
  wrong_secret:
    'Put the right secret into the program. If nobody has it any more, make a new one below; the previous one can go on working for a while.',
  secret_missing:
    'Send client_secret in the body of the request, or client id and secret as HTTP Basic. The recipes take it from lightfi.env: run them in the folder where that file is.',
  secret_not_expected: 'Leave client_secret out: this application proves itself with PKCE.',
  client_disabled: 'Enable it below, if it is to work again.',
  wrong_redirect_address:
    'Add the address that the program sends to the callback URLs below, or change the program. Both must be the same, letter by letter.',
  code_refused:
    'Begin the login again. A code lives for a minute and works once; with PKCE its code_verifier must belong to it.',
  refresh_token_expired: 'Somebody has to log in again. How long the next login lasts is set below.',
  refresh_token_ended: 'Somebody has to log in again. Activity tells who ended the login.',
  refresh_token_unknown:
    'Look whether the refresh token is whole and belongs to this application; else somebody has to log in again.',
  grant_not_allowed: 'Allow this way to get tokens below, or change the program.',
  scope_refused: 'Ask for fewer scopes, or allow the scope below.',
  request_malformed: 'Compare what the program sends with the recipes below.',
  access_token_expired:
    'The program should ask for a new access token once it is answered 401, or shortly before the end.',
  access_token_ended: 'The program has to ask for a new access token, or somebody to log in again.',
  insufficient_scope: 'Allow the scope below; the program then has to ask for a new token.',
  insufficient_role: 'Give the person who logged in another role, or let somebody else log in.',
}

/** What Set up says about applications. */
export const applicationTexts = {
  title: 'Applications',
  lead: 'Programs, web applications and gateways that use the API. Each has an id of its own, so that each can be stopped alone.',
  guide: 'From nothing to a first reading',
  add: 'New application',
  filter: 'Name or id',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'application', 'applications')
      : `${numbers.format(shown)} of ${count(all, 'application', 'applications')}`,
  none: {
    title: 'No application yet',
    lead: 'It takes a few minutes from here to the first reading in a program of yours.',
  },
  columns: { name: 'Name', state: 'State', lastToken: 'Last token', requests: 'Requests, 24 h' },
  kinds: {
    confidential: 'Program that acts for a person',
    public: 'Web or mobile application',
    service: 'Program that acts for itself',
  },
  states: {
    works: 'Works',
    waiting: 'Never used',
    failing: 'Fails',
    disabled: 'Disabled',
  },
  never: 'never',
  gone: 'This application is not there any more.',
  timesIn: (zone: string) => `Times of ${zone}`,

  create: {
    title: 'New application',
    kind: 'Applications',
    question: 'What will use the API?',
    purposes,
    make: 'Create application',
  },
  fields: {
    name: 'Name',
    callback_urls: 'Callback URLs',
    sign_out_urls: 'Sign-out URLs',
    scopes: 'May',
    allowed_grants: 'Gets tokens by',
    access_token_lifetime_s: 'An access token lives, minutes',
    refresh_token_lifetime_s: 'A login lasts, days',
    rotate_refresh_tokens: 'Each refresh token works once',
    rotation_grace_s: 'A used refresh token still works, seconds',
    echo_refresh_token: 'Repeat an unchanged refresh token in answers',
    signing_algorithm: 'Tokens are signed with',
    first_party: 'Trusted: people are not asked for consent',
  },
  hints: {
    name: 'What people know it as, such as Nightly export.',
    callback_urls: 'Where the browser goes after the login. One a line, compared letter by letter.',
    sign_out_urls: 'Where the browser may go after logging out. One a line.',
    between: (least: string, most: string) => `${least} to ${most}`,
    rotate_refresh_tokens: 'The program must then keep the new one each time.',
  },
  advanced: 'Advanced',
  scopes: {
    'readings:read': 'Read locations, sensors and readings',
    'readings:write': 'Post readings and place sensors',
    admin: 'Administer, as far as the person may',
    'aws.cognito.signin.user.admin': 'Everything that the person may',
    openid: 'Know who logged in',
    profile: 'Know the name',
    email: 'Know the mail address',
    offline_access: 'Ask for offline access',
  },
  grants: {
    authorization_code: 'Login in a browser',
    refresh_token: 'Refresh token',
    client_credentials: 'Its id and secret alone',
    'urn:ietf:params:oauth:grant-type:device_code': 'Login on another device',
  },
  algorithms: { default: 'The service’s choice', RS256: 'RS256', ES256: 'ES256' },
  settings: 'Settings',
  lists: { listed: (values: readonly string[]) => values.join(', '), none: 'none' },
  ids: { client: 'Client id', oauthUrl: 'OAuth URL', copyOauthUrl: 'Copy the OAuth URL' },
  yesNo: { yes: 'yes', no: 'no' },

  secret: {
    label: 'Client secret',
    download: 'Download lightfi.env',
    env: 'lightfi.env has the addresses, the id and the secret. The recipes on the next page read it.',
  },

  connect: {
    title: 'Connect',
    show: 'Show the recipes',
    lead: 'With this server’s addresses and a sensor of yours filled in.',
    how: 'With',
    download: (file: string) => `Download ${file}`,
    copy: 'Copy this step',
    step: (number: number) => `Step ${number}`,
    noSensor: 'Recipes read a sensor of yours. There is none yet: place one first.',
    outcome: {
      waiting: 'When it runs, this line says so.',
      works: (at: string) => `A token was given at ${at}.`,
      failing: 'It failed: Use, above, says why.',
      disabled: 'The application is disabled: enable it below.',
    },
    more: 'What else there is:',
    guidePage: (recipe: string) => `${recipe} in the guide`,
    webhook: 'Or have the server post readings to an address of yours:',
    webhooks: 'Webhooks',
  },

  use: {
    title: 'Use',
    waiting: 'Waiting for the first token',
    waitingLead: 'This page notices by itself when the program asks for a token.',
    works: (how: string, at: string, address: string | null) =>
      `It works: the last token was given ${how}, at ${at}${address === null ? '' : `, to ${address}`}.`,
    by: {
      client_credentials: 'with its id and secret',
      previous_secret: 'with its id and the previous secret',
      refresh_token: 'with a refresh token',
      login: 'after a login',
      loginOf: (user: string) => `after ${user} logged in`,
    },
    lastToken: 'Last token',
    lastRefresh: 'Last refresh',
    requests: 'Requests in 24 h',
    secretUsed: 'Secret last used',
    previousUsed: 'Previous secret last used',
    failing: 'It fails',
    failed: (times: number, since: string, last: string) =>
      times === 1
        ? `Once, at ${since}.`
        : `${count(times, 'time', 'times')} since ${since}, last at ${last}.`,
    from: (address: string) => `From ${address}.`,
    over: 'What was wrong before',
    disabled: 'It is disabled: it gets no tokens, and those that it has do not work.',
  },

  activity: {
    title: 'Activity',
    hours: '48 hours',
    days: '30 days',
    interval: 'Shown are',
    none: 'Nothing in this time.',
    label: (requests: number, failures: number) =>
      `${count(requests, 'request', 'requests')}, ${count(failures, 'failure', 'failures')}`,
    legend: { requests: 'Requests', failures: 'Failures' },
    table: 'The numbers',
    columns: {
      from: 'From',
      tokens: 'Tokens',
      refreshes: 'Refreshes',
      failures: 'Failures',
      requests: 'Requests',
    },
  },

  logins: {
    title: 'Logins',
    lead: 'Each lets the application act for one person.',
    none: 'Nobody has logged in to it.',
    until: (day: string) => `until ${day}`,
    since: (day: string) => `Since ${day}`,
    used: (age: string) => `last token ${age}`,
    unused: 'never used',
    soon: (logins: number) =>
      `${count(logins, 'login ends', 'logins end')} within 30 days. Have them log in again before, or the program stops.`,
    end: 'End',
    endOf: (user: string) => `End the login of ${user}`,
    ask: (user: string) => `End the login of ${user}?`,
    goes: (application: string) =>
      `${application} loses its tokens of this login at once, and gets no new ones until somebody logs in again.`,
    keep: 'Keep it',
    more: 'Show more',
  },

  rotation: {
    title: 'New secret',
    lead: 'The current secret can go on working until every program has the new one.',
    overlap: 'The current secret goes on working for',
    overlaps: { '0': 'not at all', '86400': '1 day', '604800': '7 days', '2592000': '30 days' },
    make: 'Make a new secret',
    ask: 'Make a new secret?',
    atOnce: 'The current secret stops at once: every program that has it fails until it has the new one.',
    later: (overlap: string) =>
      `The current secret goes on working for ${overlap}. Put the new one into every program until then.`,
    third: 'The previous secret, which still works, stops at once.',
    keep: 'Keep the secret',
    previous: (until: string) => `The previous secret works until ${until}.`,
    previousUsed: (at: string) => `It was last used ${at}.`,
    previousUnused: 'Nobody has used it since.',
    endPrevious: 'End it now',
    askEnd: 'End the previous secret?',
    endGoes: 'Programs that still have it fail at once.',
  },

  switching: {
    title: 'Disable',
    lead: 'It gets no tokens and those it has do not work, until it is enabled again. Nothing is lost.',
    disable: 'Disable',
    enable: 'Enable',
    isDisabled: 'It is disabled.',
    ask: (name: string) => `Disable ${name}?`,
    confirm: (name: string) => `Disable ${name}`,
    goes: 'It stops at once. Its logins and its secret stay, and work again once it is enabled.',
    keep: 'Let it work',
    notEnabled: 'It was not enabled',
  },

  remove: {
    title: 'Delete',
    open: 'Delete this application',
    lead: 'Disable it first if you are not sure: that can be undone.',
    ask: (name: string) => `Delete ${name}?`,
    goes: (logins: string) => `Its id, its secret and ${logins} go at once, for ever. Readings stay.`,
    logins: (known: number, isAll: boolean) =>
      known === 0
        ? 'what it was given'
        : isAll
          ? count(known, 'login', 'logins')
          : `more than ${numbers.format(known)} logins`,
  },

  advice,
} as const
