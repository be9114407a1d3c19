/** What to ask next about a finding, in words, with the search that answers it. */
import { joinWords } from '../findings/words.ts'
import { cleaningActions, credentialActions, takingActions } from './follow-up-actions.ts'
import type { FollowUpSearch } from './follow-up-search.ts'
import {
  distinct,
  isoTime,
  mostValues,
  namesOf,
  searchOf,
  type Subject,
  subjectOf,
} from './follow-up-subject.ts'
import type { ReportedChain, ReportedFinding } from './report-schema.ts'
import { shortResourceName } from './resource-words.ts'
import { azureObject, withoutKind } from './searched-names.ts'

/** A question and how it is answered. */
export interface FollowUpQuestion {
  /** In words, for a person; names of logs are in it as they are. */
  readonly question: string
  readonly search: FollowUpSearch
}

const day = 24 * 60 * 60 * 1000

/** The questions that a finding leaves open, in the order in which they are worth asking. */
export function followUpQuestions(finding: ReportedFinding): readonly FollowUpQuestion[] {
  const subject = subjectOf(finding)
  if (subject === undefined) return []
  const { chain } = finding
  return [
    ...askActors(subject),
    ...(chain === null ? [] : askChain(subject, chain)),
    ...askOrigin(subject),
    ...(chain === null ? askRecords(subject, finding) : []),
  ]
}

function askActors(subject: Subject): readonly FollowUpQuestion[] {
  const { actors, sessions } = subject
  if (actors.length === 0) return []
  const names = namesOf(actors.map(({ name }) => name))
  return [
    {
      question: `What else did ${names} do, from a day before until a day after?`,
      search: searchOf(subject, { before: day, after: day }, [
        [{ by: 'actor', values: actors.map(({ id }) => id), sessions }],
      ]),
    },
  ]
}

function askChain(subject: Subject, chain: ReportedChain): readonly FollowUpQuestion[] {
  const copies = copiesOf(chain)
  return [
    ...askTouched(subject, copies),
    ...askTaken(subject, chain, copies),
    ...askReceivers(subject, chain),
    ...askPorts(subject, chain),
    ...askCleaning(subject, chain, copies),
  ]
}

function askTouched(subject: Subject, copies: readonly string[]): readonly FollowUpQuestion[] {
  if (copies.length === 0) return []
  return [
    {
      question: `What else touched ${resourceNames(copies)}, until 30 days after?`,
      search: searchOf(subject, { before: day, after: 30 * day }, [
        [{ by: 'mention', of: 'resource', values: copies }],
      ]),
    },
  ]
}

/** Whatever can be copied further: not the machines that read it. */
function askTaken(
  subject: Subject,
  { root, source_unseen: isCopy }: ReportedChain,
  copies: readonly string[],
): readonly FollowUpQuestion[] {
  const sources = [...(isCopy ? [root] : []), ...copies].filter((id) => !isMachine(id))
  const actions = takingActions(subject.cloud, sources)
  if (sources.length === 0 || actions === undefined) return []
  return [
    {
      question: `Who else restored, copied, exported or started something from ${resourceNames(sources)}, until 30 days after?`,
      search: searchOf(subject, { before: 0, after: 30 * day }, [
        [actions],
        [{ by: 'source', values: sources }],
      ]),
    },
  ]
}

function askReceivers(
  subject: Subject,
  { exposure, steps }: ReportedChain,
): readonly FollowUpQuestion[] {
  const shared = exposure.flatMap((one) => (one.kind === 'share' && !one.public ? [one.to] : []))
  const foreign = steps.flatMap(({ principal }) =>
    principal.startsWith('aws:acct:') ? [principal.slice('aws:acct:'.length)] : [],
  )
  const receivers = distinct([...shared, ...foreign])
  if (receivers.length === 0) return []
  const actors = receivers.map((id) => (/^\d{12}$/.test(id) ? `aws:acct:${id}` : id))
  const names = receivers.map((id) => (/^\d{12}$/.test(id) ? `account ${id}` : withoutKind(id)))
  return [
    {
      question: `What else did ${namesOf(names)} do here, and what else was opened to them, from 30 days before until 30 days after?`,
      search: searchOf(subject, { before: 30 * day, after: 30 * day }, [
        [
          { by: 'actor', values: actors, sessions: [] },
          { by: 'mention', of: 'identity', values: receivers.map(withoutKind) },
        ],
      ]),
    },
  ]
}

function askPorts(subject: Subject, { exposure }: ReportedChain): readonly FollowUpQuestion[] {
  return exposure.slice(0, mostValues).flatMap((one) => {
    if (one.kind !== 'network') return []
    const from = Date.parse(one.from)
    const to = one.until === null ? Math.max(from, subject.last) + 30 * day : Date.parse(one.until)
    const ports = one.ports.flatMap(portRange)
    const which = one.ports.length === 0 ? '' : ` on port ${joinWords(one.ports.slice(0, 5))}`
    return [
      {
        question: `Who connected to ${shortResourceName(one.resource)}${which} while it was open, and how much went out?`,
        search: {
          kind: 'flow',
          cloud: subject.cloud,
          resource: one.resource,
          ports,
          from: isoTime(from),
          to: isoTime(to),
        },
      },
    ]
  })
}

/** `22` or `80-90`; anything else is no port. */
function portRange(text: string): readonly (readonly [number, number])[] {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  return from === undefined ? [] : [[Number(from), Number(to)]]
}

function askCleaning(
  subject: Subject,
  { exposure, root }: ReportedChain,
  copies: readonly string[],
): readonly FollowUpQuestion[] {
  const groups = exposure.flatMap((one) => (one.kind === 'network' ? [one.group] : []))
  const ids = distinct([...copies, ...groups]).filter((id) => id !== root)
  const actions = cleaningActions(subject.cloud, ids)
  if (ids.length === 0 || actions === undefined) return []
  const kinds = new Set(exposure.map(({ kind }) => kind))
  const wanted = [
    ...(kinds.has('share') ? ['the share taken back'] : []),
    ...(kinds.has('network') ? ['the port closed'] : []),
    ...(copies.length === 0 ? [] : [`${resourceNames(copies)} removed`]),
  ]
  return [
    {
      question: `Was it cleaned up, by whom, until 30 days after: ${joinWords(wanted)}?`,
      search: searchOf(subject, { before: 0, after: 30 * day }, [
        [actions],
        [{ by: 'mention', of: 'resource', values: ids }],
      ]),
    },
  ]
}

function askOrigin(subject: Subject): readonly FollowUpQuestion[] {
  const own = subject.actors.filter(({ id }) => !/^(?:aws:acct|svc):/.test(id))
  if (own.length === 0) return []
  const values = own.map(({ id }) => id)
  const names = namesOf(own.map(({ name }) => name))
  const [from, to] = [isoTime(subject.first - 30 * day), isoTime(subject.last)]
  if (subject.cloud === 'azure') {
    const principals = values.slice(0, mostValues).map(azureObject)
    const question = `How did ${names} sign in, from 30 days before?`
    return [{ question, search: { kind: 'sign-in', cloud: 'azure', from, to, principals } }]
  }
  return [
    {
      question: `How did ${names} come by their credentials, from 30 days before?`,
      search: searchOf(subject, { before: 30 * day, after: 0 }, [
        [credentialActions(subject.cloud)],
        [
          { by: 'mention', of: 'identity', values },
          { by: 'actor', values, sessions: [] },
        ],
      ]),
    },
  ]
}

function askRecords(subject: Subject, { evidence }: ReportedFinding): readonly FollowUpQuestion[] {
  // Ids that Spoor derived where the log had none.
  const records = distinct(evidence.map(({ record }) => record)).filter(
    (id) => !id.startsWith('derived-'),
  )
  if (records.length === 0) return []
  return [
    {
      question: 'What do the records of the finding say?',
      search: searchOf(subject, { before: 0, after: 0 }, [[{ by: 'record', values: records }]]),
    },
  ]
}

/** The copies of a chain and what they were read on: what its links lead to, without receivers. */
function copiesOf({ root, links }: ReportedChain): readonly string[] {
  const made = links.filter(
    ({ from, to, kind }) =>
      // Where the source sits is no part of what was copied.
      !(kind === 'attached-to' && from === root) &&
      !['shared-with', 'member-of', 'exported-to'].includes(kind) &&
      !to.startsWith('aws:acct:'),
  )
  return distinct(made.map(({ to }) => to))
}

function isMachine(id: string): boolean {
  return /^(?:[a-z0-9-]+\/)?i-|\/virtualmachines\/|\/instances\//.test(id)
}

function resourceNames(ids: readonly string[]): string {
  return namesOf(ids.map(shortResourceName))
}
