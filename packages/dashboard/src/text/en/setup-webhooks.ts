const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** Why an attempt failed. The server tells the causes; one that is new is shown as it is. */
const errors: Readonly<Record<string, string>> = {
  status: 'the receiver refused it',
  timeout: 'no answer within 15 seconds',
  refused_network: 'the address is in a network that this server may not reach',
  unresolved: 'the name was not found',
  unreachable: 'nobody took the connection',
  tls: 'the certificate is not good',
  closed: 'the connection was closed before an answer',
  bad_answer: 'the answer was not HTTP',
  no_final_answer: 'the answer never came to its end',
}

/** What helps against each of them. */
const advice: Readonly<Record<string, string>> = {
  status: 'Look into the log of the receiver. It has to answer 2xx once it has the readings.',
  timeout: 'Let the receiver answer first and work on the readings afterwards.',
  refused_network:
    'Whoever runs this server can allow the network with LIGHTFI_WEBHOOK_NETWORKS; else use an address of the internet.',
  unresolved: 'Look for a mistake in the URL.',
  unreachable: 'Look whether the receiver runs, and whether a firewall lets this server through.',
  tls: 'Renew the certificate of the receiver, or have it signed by an authority that this server trusts.',
  closed: 'Look into the log of the receiver.',
  bad_answer: 'Look for a mistake in the URL, such as the wrong port.',
  no_final_answer: 'Look into the log of the receiver.',
}

/** What Set up says about webhooks. */
export const webhookTexts = {
  title: 'Webhooks',
  lead: 'The server posts new readings to addresses of yours, as they are stored, each at least once.',
  guide: 'Webhooks in the guide',
  add: 'New webhook',
  filter: 'Description or URL',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'webhook', 'webhooks')
      : `${numbers.format(shown)} of ${count(all, 'webhook', 'webhooks')}`,
  none: {
    title: 'No webhook yet',
    lead: 'Make one to have readings posted to a program of yours.',
  },
  columns: { name: 'Receiver', state: 'State', waiting: 'Waiting' },
  states: { works: 'No failure', failing: 'Fails', paused: 'Paused' },
  waiting: (readings: number) => (readings === 0 ? 'nothing' : count(readings, 'reading', 'readings')),
  gone: 'This webhook is not there any more.',
  create: { title: 'New webhook', kind: 'Webhook', make: 'Create webhook' },
  fields: {
    url: 'URL',
    description: 'Description',
    location_ids: 'Readings of',
    sensor_ids: 'Only these sensors',
    var_names: 'Only these variables',
  },
  hints: {
    url: 'Where readings are posted, with https.',
    description: 'For people, such as Energy dashboard.',
    location_ids: 'With everything in it. Nothing else is ever sent, whatever is moved.',
    sensor_ids: 'Ids, one a line; none for all.',
    var_names: 'None ticked for all.',
  },
  whole: 'The whole organisation',
  addLocation: 'Add a location',
  removeLocation: (name: string) => `Leave ${name} out`,
  hidden: 'A location that is not there any more',
  more: 'Only some sensors or variables',
  settings: 'Settings',
  secret: {
    label: 'Signing secret',
    lead: 'The receiver verifies with it that messages come from here, with any library of Standard Webhooks.',
    guide: 'How, in Python and JavaScript (new tab)',
  },

  state: {
    title: 'State',
    works: 'It works: everything was delivered.',
    testFailed: 'The last test failed',
    idle: 'Waiting for the first reading',
    idleLead: 'Each reading is sent as it is stored. Send a test to see whether the receiver answers.',
    catchingUp: (readings: string) => `It works: ${readings} wait and are on their way.`,
    failing: 'It fails',
    since: (failures: number, since: string) => `${count(failures, 'attempt', 'attempts')} since ${since}.`,
    times: (failures: number) => `${count(failures, 'attempt', 'attempts')} so far.`,
    next: (at: string) => `The next is at ${at}. Nothing is lost: what waits is sent once it works.`,
    paused: (since: string) => `Paused since ${since}.`,
    waiting: 'Waiting',
    oldest: 'The oldest waits for',
    timesIn: (zone: string) => `Times of ${zone}`,
    pause: 'Pause',
    resume: 'Resume',
    failed: 'This did not work',
  },
  errors,
  advice,

  test: {
    title: 'Test',
    lead: 'Posts a webhook.test without readings, and shows how it went.',
    send: 'Send a test',
    delivered: (status: string, duration: string) => `Delivered: answered ${status} after ${duration}.`,
    failed: (why: string, duration: string) => `Not delivered after ${duration}: ${why}.`,
    failedStatus: (status: string) => `answered ${status}`,
    ms: (duration: number) => `${numbers.format(duration)} ms`,
  },

  attempts: {
    title: 'Attempts',
    none: 'Nothing was sent yet.',
    columns: { time: 'Time', outcome: 'Outcome', readings: 'Readings' },
    test: 'test',
    from: 'From here',
    fromOf: (time: string) => `Send again from ${time}`,
    more: 'Show more',
  },

  redeliver: {
    title: 'Send again',
    lead: 'Readings are sent again from a place, under new message ids. Each keeps its own id, so a receiver can tell.',
    beginning: 'From the oldest reading',
    now: 'Skip what waits',
    ask: {
      beginning: 'Send everything again?',
      now: 'Skip what waits?',
      cursor: (time: string) => `Send again from ${time}?`,
    },
    goes: {
      beginning: 'The receiver gets every reading that is stored and fits, one request behind the other.',
      now: 'What waits is never sent. Only what is stored from now on is.',
      cursor: 'The receiver gets what came from there on, also what it has taken already.',
    },
    confirm: { beginning: 'Send everything again', now: 'Skip what waits', cursor: 'Send again' },
    keep: 'Leave it as it is',
  },

  rotation: {
    title: 'New secret',
    lead: 'Messages are signed with the current secret as well, until the receiver has the new one.',
    overlap: 'Both sign for',
    overlaps: { '0': 'not at all', '86400': '1 day', '604800': '7 days' },
    make: 'Make a new secret',
    ask: 'Make a new secret?',
    atOnce:
      'Messages are signed with the new one alone, at once: a receiver that has the old one refuses them.',
    later: (overlap: string) =>
      `Messages are signed with both for ${overlap}. Give the receiver the new one until then.`,
    keep: 'Keep the secret',
    previous: (until: string) => `The previous secret signs as well until ${until}.`,
  },

  remove: {
    title: 'Delete',
    open: 'Delete this webhook',
    lead: 'Pause it first if you are not sure: that can be undone.',
    ask: (name: string) => `Delete ${name}?`,
    goes: (waiting: string) =>
      `Nothing more is sent: what waits (${waiting}), its secret and its attempts go. Readings stay.`,
  },
} as const
