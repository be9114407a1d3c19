/**
 * Compares the logs that an analytic declares with those that its detections can match: a page that lists a
 * log which its query never reads promises too much (reference/playbooks.md 1.3).
 */
import { compareText } from '../base/compare.ts'
import type { Detection } from '../detections/detection.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import { splitGate } from '../matching/log-gate.ts'
import { detectionIdsIn, detectionLine } from './hunt-page.ts'

/** An analytic whose declaration is wrong. */
export interface WrongSources {
  /** Where its line of sources stands in the text of the cell. */
  readonly at: number
  readonly declared: readonly string[]
  readonly matched: readonly string[]
}

const analyticHeading = /^#{1,4} /m
const sourceLine = /\*\*Source:\*\*(.*)/
const dataset = /\b(?:aws\.cloudtrail|azure\.activitylogs|gcp\.audit)\b/g

/**
 * The analytics of a cell that declare datasets (`aws.cloudtrail`) other than those of their detections.
 * One that declares none, or names no detection that is known, is not asked.
 */
export function wrongSources(
  text: string,
  detections: readonly Detection[],
): readonly WrongSources[] {
  return blocksOf(text).flatMap((block) => {
    const line = sourceLine.exec(block.text)
    const declared = [...new Set(line?.[1]?.match(dataset) ?? [])].toSorted(compareText)
    const ids = (block.text.match(detectionLine) ?? []).flatMap(detectionIdsIn)
    const named = detections.filter(({ id }) => ids.includes(id.toLowerCase()))
    const matched = datasetsOf(named)
    if (line === null || declared.length === 0 || matched === undefined) return []
    const isSame = declared.join() === matched.join()
    return isSame ? [] : [{ at: block.at + line.index, declared, matched }]
  })
}

/** The parts of a text from one heading to the next. */
function blocksOf(text: string): readonly { readonly text: string; readonly at: number }[] {
  let at = 0
  return text.split(new RegExp(`(?=${analyticHeading.source})`, 'm')).map((part) => {
    const start = at
    at += part.length
    return { text: part, at: start }
  })
}

/** The datasets that detections can match; `undefined` where one of them may match any, or there is none. */
function datasetsOf(detections: readonly Detection[]): readonly string[] | undefined {
  const gates = detections
    .flatMap(({ query }) => stagesOf(query))
    .map(({ where }) => splitGate(where).datasets)
  const known = gates.filter((gate) => gate !== undefined)
  if (known.length === 0 || known.length < gates.length) return undefined
  return [...new Set(known.flat())].toSorted(compareText)
}
