/** The records that a finding rests on: each with its step, its place in the logs, and its content. */
import { textOf, valueAt } from '../base/json.ts'
import type { Event, EventRecord } from '../events/event.ts'
import type { Finding } from '../findings/finding.ts'
import { countOf, nameTime } from '../findings/words.ts'
import type { Step } from '../lineage/step.ts'
import type { Explainer } from '../matching/explain-query.ts'
import { element, type Html } from './html.ts'
import { markedJson } from './marked-json.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { marksOf } from './record-marks.ts'
import type { Room } from './room.ts'

/** Of one finding so many records are listed, and so many characters of them shown. */
const mostListed = 200
const mostOfFinding = 256_000

/** What the records of a finding share with those of all others. */
export interface EvidencePlace {
  /** What is left for the contents of records. */
  readonly recordRoom: Room
  readonly explain: Explainer
}

/** A record with what is known of it. */
interface Evidence {
  readonly event: Event
  readonly record: EventRecord
  readonly step: Step | undefined
}

/** The list of the records, those that there is room for to be opened. */
export function evidenceList(
  finding: Finding,
  told: NumberedChain | undefined,
  { recordRoom: room, explain }: EvidencePlace,
): readonly Html[] {
  const all = evidenceOf(finding)
  const { detection, alsoMatched } = finding
  const detections = [...(detection === null ? [] : [detection]), ...alsoMatched]
  let size = 0
  let shut = 0
  const items = all.slice(0, mostListed).map((evidence) => {
    const { event, record, step } = evidence
    const numbers = step === undefined ? undefined : told?.numberedOf(step)?.number
    if (size > mostOfFinding || !room.isLeft) {
      shut++
      return element('li', { class: 'record' }, headOf(evidence, numbers))
    }
    const shown = markedJson(record.record.value, marksOf(event, { step, detections, explain }))
    size += shown.size
    room.take(shown.size)
    const head = element('summary', {}, headOf(evidence, numbers))
    const marked =
      shown.reasons.length === 0
        ? undefined
        : element('p', { class: 'dim marked' }, `Marked: ${shown.reasons.join(', ')}.`)
    return element('li', {}, element('details', { class: 'record' }, head, marked, shown.html))
  })
  const more = all.length - items.length
  const remarks = [
    ...(shut > 0
      ? [
          `The content of ${countOf(shut, 'record')} is not in this page, which would be too large: it stands in the files named above.`,
        ]
      : []),
    ...(more > 0
      ? [`${countOf(more, 'more record')} not listed here: --format json names each.`]
      : []),
  ]
  return [
    element('ol', { class: 'records' }, items),
    ...remarks.map((text) => element('p', { class: 'left-out' }, text)),
  ]
}

/** Every record of the events, in their order, with the step that the event is. */
function evidenceOf({ events, chain }: Finding): readonly Evidence[] {
  const steps = [...(chain?.steps ?? []), ...(chain?.links ?? []).map(({ step }) => step)]
  const stepOf = new Map(steps.map((step) => [step.event, step]))
  return events.flatMap((event) =>
    event.records.map((record) => ({ event, record, step: stepOf.get(event) })),
  )
}

function headOf({ event, record }: Evidence, number: number | undefined): readonly Html[] {
  const { file, line } = record.record.origin
  const place = line === undefined ? file : `${file}:${line}`
  const action = textOf(valueAt(event.document, 'event', 'action')) ?? event.source
  return [
    element('span', { class: 'number' }, number ?? '·'),
    element('strong', {}, element('bdi', {}, action)),
    element('span', { class: 'tight' }, nameTime(event.time)),
    element('code', {}, record.id),
    element('bdi', { class: 'dim' }, place),
  ]
}
