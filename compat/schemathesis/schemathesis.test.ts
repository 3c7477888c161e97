import { holdToDocument } from './hold-to-document.ts'

/** The same requests in every run, so that what fails is what has changed; `schemathesis.prove.ts` looks farther. */
const effort = { seed: 20_261_127, maxExamples: 10 }

holdToDocument({ nobody: effort, gateway: effort, viewer: effort, administrator: effort })
