/** What a story comes to: in short, why it matters, what is open, and how sure all that is. */
import { countOf, joinWords } from '../findings/words.ts'
import type { ReportedChain, ReportedExposure, ReportedFinding } from './report-schema.ts'
import {
  actorAgain,
  capital,
  dayWords,
  momentWords,
  portWords,
  receiverName,
  spanWords,
  theThing,
} from './story-words.ts'

/** The whole story in one paragraph. */
export function storyInShort(
  finding: ReportedFinding,
  ownAccounts: readonly string[] = [],
): string {
  const { chain } = finding
  if (chain === null) return finding.summary
  return [...madeSentence(chain), ...leftSentence(chain, ownAccounts), ...readSentence(chain)].join(
    ' ',
  )
}

function madeSentence(chain: ReportedChain): readonly string[] {
  const deeds = doneSteps(chain)
  if (deeds.length === 0) {
    const [first] = chain.steps
    if (first === undefined) return []
    const times = countOf(chain.steps.length, 'call')
    return [
      `On ${dayWords(first.time)}, ${actorAgain(first)} tried to get at ${theThing(chain, chain.root)}; none of ${times} took effect.`,
    ]
  }
  const maker = deeds.find(({ verb }) => verb === 'create' || verb === 'copy')
  const by = maker === undefined || chain.source_unseen ? '' : ` by ${actorAgain(maker)}`
  const data = chain.source_unseen
    ? `a copy was used, ${theThing(chain, chain.root)}; what it was made of is not in these logs`
    : `${theThing(chain, chain.root)} was copied${by}`
  const when = maker ?? deeds[0]
  return [when === undefined ? `${capital(data)}.` : `On ${dayWords(when.time)}, ${data}.`]
}

function leftSentence(chain: ReportedChain, ownAccounts: readonly string[]): readonly string[] {
  const receivers = receiversOf(chain, ownAccounts)
  const users = usersOutside(chain)
  const used =
    users.length === 0 ? '' : `, and ${joinWords(users)} made something of its own out of it`
  const shared =
    receivers.length === 0
      ? users.length === 0
        ? []
        : [`${capital(joinWords(users))} made something of its own out of the copy.`]
      : [`The copy was shared with ${joinWords(receivers)}${used}.`]
  const isExported = doneSteps(chain).some(({ verb }) => verb === 'export')
  return [...shared, ...(isExported ? ['It was exported, so that it could leave the cloud.'] : [])]
}

function readSentence(chain: ReportedChain): readonly string[] {
  const verbs = new Set(doneSteps(chain).map(({ verb }) => verb))
  const isRead = ['restore', 'attach', 'launch'].some((verb) =>
    [...verbs].some((one) => one === verb),
  )
  const openings = chain.exposure.filter((one) => one.kind === 'network')
  const [first] = openings
  const read = isRead ? ['Something was made out of the copy to read it'] : []
  if (first === undefined) return read.map((text) => `${text}.`)
  const whom = first.world_open ? 'the whole internet' : joinWords(first.cidrs.slice(0, 4))
  const long = openLong(first)
  return [
    `${capital(theThing(chain, first.resource))}, which held the copy, could be reached from ${whom} on ${portWords(first.ports)} ${long}.`,
  ]
}

function openLong({ from, until }: ReportedExposure): string {
  return until === null
    ? `since ${momentWords(from)}, and still can as far as the logs tell`
    : `for ${spanWords(from, until)}`
}

function doneSteps({ steps }: ReportedChain): ReportedChain['steps'] {
  return steps.filter(({ attempt }) => !attempt)
}

/** Whoever was let in; an account that is known to be foreign says so. */
function receiversOf(
  { exposure }: ReportedChain,
  ownAccounts: readonly string[],
): readonly string[] {
  const ids = exposure.flatMap((one) => (one.kind === 'share' ? [one.to] : []))
  return [...new Set(ids)].map((id) => {
    const isForeign = ownAccounts.length > 0 && /^\d{12}$/.test(id) && !ownAccounts.includes(id)
    return isForeign ? `${receiverName(id)} (none of those known as ours)` : receiverName(id)
  })
}

/** Accounts that used a copy on their own side, as the owner's log tells. */
function usersOutside(chain: ReportedChain): readonly string[] {
  const names = doneSteps(chain).flatMap(({ principal }) =>
    principal.startsWith('aws:acct:') ? [receiverName(principal)] : [],
  )
  return [...new Set(names)]
}

/** What was open to others: what still is, first. */
export function openSentences({ chain }: ReportedFinding): readonly string[] {
  if (chain === null) return []
  const lasting = chain.exposure.filter(({ until }) => until === null)
  const ended = chain.exposure.filter(({ until }) => until !== null)
  return [
    ...lasting.map((one) => `Still open, as far as the logs tell: ${openWords(chain, one)}.`),
    ...ended.map((one) => `No longer open: ${openWords(chain, one)}.`),
  ]
}

function openWords(chain: ReportedChain, exposure: ReportedExposure): string {
  const { resource, from, until } = exposure
  const thing = theThing(chain, resource)
  const what =
    exposure.kind === 'share'
      ? exposure.public
        ? `${thing} is there for everybody`
        : `${thing} is shared with ${receiverName(exposure.to)}`
      : `${thing} can be reached from ${exposure.world_open ? 'the whole internet' : joinWords(exposure.cidrs.slice(0, 4))} on ${portWords(exposure.ports)}`
  const past =
    until === null
      ? what
      : what
          .replace(/ is (?=there|shared)/, ' was ')
          .replace(' can be reached', ' could be reached')
  const span =
    until === null
      ? `since ${momentWords(from)}`
      : `from ${momentWords(from)} until ${momentWords(until)}, ${spanWords(from, until)}`
  return `${past} ${span}`
}

/** What follows for whoever answers for the data. */
export function whyItMatters(finding: ReportedFinding): readonly string[] {
  const { chain } = finding
  if (chain === null) return []
  const shares = chain.exposure.filter((one) => one.kind === 'share')
  const isPublic = shares.some((one) => one.public)
  const openings = chain.exposure.filter((one) => one.kind === 'network' && one.world_open)
  const deeds = doneSteps(chain)
  const verbs = new Set(deeds.map(({ verb }) => verb))
  const users = usersOutside(chain)
  return [
    ...(deeds.length > 0
      ? [
          'Whoever reads a copy reads all that was on the original: files, passwords, keys, data of customers. None of its own access rules apply to the copy.',
        ]
      : []),
    ...(isPublic ? ['Everybody could use the copy: take it for taken.'] : []),
    ...(users.length > 0
      ? [
          `${capital(joinWords(users))} used it: what was made there is out of reach, and taking the share back does not undo it.`,
        ]
      : shares.length > 0 && !isPublic
        ? [
            'Whoever it was shared with could make a copy on the other side; taking the share back does not undo that.',
          ]
        : []),
    ...(verbs.has('export')
      ? [
          'An export leaves the cloud: what happened to it after that is in no log of the cloud itself.',
        ]
      : []),
    ...(openings.length > 0
      ? ['While the port was open, anybody on the internet could try to log in where the copy was.']
      : []),
    ...(chain.principal_changed
      ? [
          'The copy was made under one identity and used under another: either two people worked together, or one had the credentials of both.',
        ]
      : []),
    ...(verbs.has('delete') && shares.length + openings.length > 0
      ? ['What had been made was deleted afterwards, which also removes what could be examined.']
      : []),
  ]
}

const confidences: Readonly<Record<ReportedFinding['confidence'], string>> = {
  high: 'High: every step is in the records, and the records name what came of what.',
  medium:
    'Medium: the steps are in the records, but a tie between two of them is inferred, or where the copy came from is not in the logs.',
  low: 'Low: nothing took effect as far as the records tell, or little more than one record speaks for it.',
}

/** How sure it is that it happened so. */
export function confidenceWords({ confidence, chain }: ReportedFinding): string {
  // A rule has a confidence of its own, or that of its level.
  if (chain === null)
    return `${capital(confidence)}, as the finding itself says; it rests on the records below alone.`
  return confidences[confidence]
}

/** Ties of the chain that no record names whole. */
export function inferredSentences({ chain }: ReportedFinding): readonly string[] {
  if (chain === null) return []
  const inferred = chain.links.filter(({ evidence }) => evidence === 'inferred')
  const tied = (from: string, to: string): string =>
    `Inferred, not observed: that ${theThing(chain, from)} and ${theThing(chain, to)} belong together.`
  // Where the original sits is no part of what was done with the copy.
  const beside = (from: string, to: string): string =>
    `${capital(theThing(chain, from))} was probably that of ${theThing(chain, to)}; the story does not rest on that.`
  const texts = inferred.map(({ from, to, kind }) =>
    kind === 'attached-to' && from === chain.root ? beside(from, to) : tied(from, to),
  )
  return [...new Set(texts)]
}
