/** What happened, as sentences in order. */
import { deedOf, repetition } from './story-deeds.ts'
import type { ReportedChain, ReportedFinding, ReportedStep } from './report-schema.ts'
import {
  actorAgain,
  actorAtFirst,
  actorById,
  capital,
  clockWords,
  dayWords,
  momentWords,
  placeName,
  spanWords,
} from './story-words.ts'

/** One sentence of a story: the records that it tells, and its text, made when somebody reads it. */
export interface StorySentence {
  readonly records: readonly string[]
  readonly tell: () => string
}

/** The story of a chain step by step, or of a rule's match event by event. */
export function storyOf(finding: ReportedFinding): readonly StorySentence[] {
  const { chain } = finding
  return chain === null ? storyOfRecords(finding) : storyOfChain(finding, chain)
}

/** What was said before a step, so that it is not said again. */
interface Said {
  readonly time?: string
  readonly account?: string
  readonly region?: string
}

function storyOfChain(finding: ReportedFinding, chain: ReportedChain): readonly StorySentence[] {
  const inferred = inferredRecords(chain)
  const known = new Set<string>()
  let said: Said = {}
  return chain.steps.map((step) => {
    const [before, isKnown] = [said, known.has(step.principal)]
    known.add(step.principal)
    said = {
      time: step.time,
      ...placeSaid('account', step.account ?? before.account),
      ...placeSaid('region', step.region ?? before.region),
    }
    const doubt = inferred.has(step.record)
      ? ' This is inferred: the record does not name both ends.'
      : ''
    const tell = (): string => {
      const deed = deedOf(chain, step)
      const act = step.attempt
        ? `tried to ${deed.todo} ${deed.what}, without success`
        : `${deed.did} ${deed.what}`
      const who = isKnown ? actorAgain(step) : firstMention(finding, step)
      const where = whereWords(step, before)
      return `${whenWords(step.time, before.time)}, ${who} ${act}${repetition(step)}${where}.${doubt}`
    }
    return { records: [step.record], tell }
  })
}

function placeSaid(key: 'account' | 'region', value: string | undefined): Said {
  return value === undefined ? {} : { [key]: value }
}

/** Records of ties of which they do not name both ends; where the original sits is no part of the story. */
function inferredRecords({ links, root }: ReportedChain): ReadonlySet<string> {
  const inferred = links.filter(
    ({ evidence, kind, from }) =>
      evidence === 'inferred' && !(kind === 'attached-to' && from === root),
  )
  return new Set(inferred.map(({ record }) => record))
}

/** The first time in full, later ones by how long after, or by the clock on another day. */
function whenWords(time: string, before: string | undefined): string {
  if (before === undefined) return `On ${momentWords(time)}`
  if (dayWords(time) !== dayWords(before)) return `On ${dayWords(time)} at ${clockWords(time)}`
  if (Date.parse(time) - Date.parse(before) < 1000) return 'At the same moment'
  return `${capital(spanWords(before, time))} later (${clockWords(time)})`
}

/** Who it is, for whom he acted and from where. */
function firstMention(finding: ReportedFinding, step: ReportedStep): string {
  const person = step.behind.at(-1)
  const taken = person === undefined ? '' : `, which ${actorById(finding, person)} had taken up`
  const from = isAddress(step.source_ip) ? ` (from ${step.source_ip})` : ''
  return `${actorAtFirst(step)}${taken}${from}${taken === '' ? '' : ','}`
}

/** Services stand in the place of an address with their name. */
function isAddress(text: string | null): text is string {
  return text !== null && (/^[\d.]+$/.test(text) || text.includes(':'))
}

/** Where it was done, when that is new. */
function whereWords({ provider, account, region }: ReportedStep, said: Said): string {
  return inBrackets([
    ...(account === null || account === said.account ? [] : [placeName(provider, account)]),
    ...(region === null || region === said.region ? [] : [`region ${region}`]),
  ])
}

function inBrackets(places: readonly string[]): string {
  return places.length === 0 ? '' : ` (${places.join(', ')})`
}

type Evidence = ReportedFinding['evidence'][number]

/** An operation may have several records: they are one event. */
function storyOfRecords(finding: ReportedFinding): readonly StorySentence[] {
  const events = new Map<string, Evidence[]>()
  for (const one of finding.evidence) {
    const key = JSON.stringify([one.time, one.action, one.principal])
    const event = events.get(key)
    if (event === undefined) events.set(key, [one])
    else event.push(one)
  }
  let before: string | undefined
  return [...events.values()].flatMap((records) => {
    const [first] = records
    if (first === undefined) return []
    const when = whenWords(first.time, before)
    before = first.time
    const tell = (): string => `${when}, ${calledWords(finding, first)}.`
    return [{ records: records.map(({ record }) => record), tell }]
  })
}

function calledWords(finding: ReportedFinding, record: Evidence): string {
  const who = record.principal === null ? 'somebody' : actorById(finding, record.principal)
  const from = isAddress(record.source_ip) ? ` (from ${record.source_ip})` : ''
  const where = inBrackets([
    ...(record.account === null ? [] : [placeName(record.provider, record.account)]),
    ...(record.region === null ? [] : [`region ${record.region}`]),
  ])
  return `${who}${from} called ${record.action}${where}`
}
