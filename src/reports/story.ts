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

/** One sentence of a story and the records that it tells. */
export interface StorySentence {
  readonly text: string
  readonly records: readonly string[]
}

/** The story of a chain step by step, or of a rule's match record by record. */
export function tellStory(finding: ReportedFinding): readonly StorySentence[] {
  const { chain } = finding
  return chain === null ? tellRecords(finding) : tellChain(finding, chain)
}

function tellChain(finding: ReportedFinding, chain: ReportedChain): readonly StorySentence[] {
  return chain.steps.map((step, at) => {
    const before = chain.steps.slice(0, at)
    const deed = deedOf(chain, step)
    const when = whenWords(step.time, before.at(-1)?.time)
    const who = whoWords(finding, step, before)
    const act = step.attempt
      ? `tried to ${deed.todo} ${deed.what}, without success`
      : `${deed.did} ${deed.what}`
    const text = `${when}, ${who} ${act}${repetition(step)}${whereWords(step, before)}.${inference(chain, step)}`
    return { text, records: [step.record] }
  })
}

/** The first time in full, later ones by how long after, or by the clock where a day or more went by. */
function whenWords(time: string, before: string | undefined): string {
  if (before === undefined) return `On ${momentWords(time)}`
  if (dayWords(time) !== dayWords(before)) return `On ${dayWords(time)} at ${clockWords(time)}`
  if (Date.parse(time) - Date.parse(before) < 1000) return 'At the same moment'
  return `${capital(spanWords(before, time))} later (${clockWords(time)})`
}

function whoWords(
  finding: ReportedFinding,
  step: ReportedStep,
  before: readonly ReportedStep[],
): string {
  const isKnown = before.some(({ principal }) => principal === step.principal)
  if (isKnown) return actorAgain(step)
  const [nearest] = step.behind
  const last = step.behind.at(-1)
  const names = nearest === undefined ? [] : [actorById(finding, last ?? nearest)]
  const taken = names.length === 0 ? '' : `, which ${names.join(' and ')} had taken up`
  const from = isAddress(step.source_ip) ? ` (from ${step.source_ip})` : ''
  return `${actorAtFirst(step)}${taken}${from}${taken === '' ? '' : ','}`
}

/** Services stand in the place of an address with their name. */
function isAddress(text: string | null): text is string {
  return text !== null && (/^[\d.]+$/.test(text) || text.includes(':'))
}

/** Where it was done, when that is new. */
function whereWords(
  { provider, account, region }: ReportedStep,
  before: readonly ReportedStep[],
): string {
  const last = before.findLast((step) => step.account !== null)
  const lastRegion = before.findLast((step) => step.region !== null)?.region
  const places = [
    ...(account === null || account === last?.account ? [] : [placeName(provider, account)]),
    ...(region === null || region === lastRegion ? [] : [`region ${region}`]),
  ]
  return places.length === 0 ? '' : ` (${places.join(', ')})`
}

/** Says so where the record of a step does not name both ends of what it is told to have done. */
function inference({ links, root }: ReportedChain, { record }: ReportedStep): string {
  const isInferred = links.some(
    (link) =>
      link.record === record &&
      link.evidence === 'inferred' &&
      !(link.kind === 'attached-to' && link.from === root),
  )
  return isInferred ? ' This is inferred: the record does not name both ends.' : ''
}

function tellRecords(finding: ReportedFinding): readonly StorySentence[] {
  return finding.evidence.map((record, at) => {
    const when = whenWords(record.time, finding.evidence[at - 1]?.time)
    const who = record.principal === null ? 'somebody' : actorById(finding, record.principal)
    const from = isAddress(record.source_ip) ? ` (from ${record.source_ip})` : ''
    const places = [
      ...(record.account === null ? [] : [placeName(record.provider, record.account)]),
      ...(record.region === null ? [] : [`region ${record.region}`]),
    ]
    const where = places.length === 0 ? '' : ` (${places.join(', ')})`
    return {
      text: `${when}, ${who}${from} called ${record.action}${where}.`,
      records: [record.record],
    }
  })
}
