/** What a playbook may name: detections with what they can match, and scenarios of benign work. */
import type { Detection } from '../detections/detection.ts'
import { datasetsOf } from '../detections/datasets-of.ts'
import { readableDatasets } from './tuning-parameters.ts'

/** A detection as the checks of a playbook see it. */
export interface KnownDetection {
  /** In lower case. */
  readonly id: string
  /** The name of its file without the ending: `aws_ebs_snapshot_shared`. */
  readonly name?: string
  /** The datasets that it can match; all that Spoor reads where it asks for none. */
  readonly datasets: readonly string[]
  /** Letters of the classes of benign work that it names among its false positives. */
  readonly classes: readonly string[]
}

/** A scenario as the checks of a playbook see it. */
export interface KnownScenario {
  readonly id: string
  readonly kind: 'attack' | 'benign'
  /** The letter of its class, of benign work. */
  readonly class?: string
}

/** Everything that a playbook may name. */
export interface KnownContent {
  readonly detections: readonly KnownDetection[]
  readonly scenarios: readonly KnownScenario[]
  /** Names of the files of tests, without their endings. */
  readonly tests: readonly string[]
}

/** Detections as the checks of a playbook see them. */
export function describeDetections(detections: readonly Detection[]): readonly KnownDetection[] {
  return detections.map(({ id, file, query, falsePositives }) => {
    const name = file
      ?.split(/[/\\]/)
      .at(-1)
      ?.replace(/\.\w+$/, '')
    return {
      id: id.toLowerCase(),
      ...(name === undefined ? {} : { name }),
      datasets: datasetsOf(query) ?? readableDatasets,
      classes: classesIn(falsePositives.join('\n')),
    }
  })
}

/** The detection of an id or name, whatever the letter case. */
export function findDetection(
  { detections }: KnownContent,
  name: string,
): KnownDetection | undefined {
  const wanted = name.toLowerCase()
  return detections.find((one) => one.id === wanted || one.name?.toLowerCase() === wanted)
}

/** All ids and names of detections, for hints. */
export function detectionNames({ detections }: KnownContent): readonly string[] {
  return detections.flatMap(({ id, name }) => (name === undefined ? [id] : [name, id]))
}

/** The letters in words such as `Class A` and `Classes B, C and D`, sorted. */
export function classesIn(text: string): readonly string[] {
  const lists = text.matchAll(/\bclass(?:es)? ((?:[A-Z]\b(?:, and |, or |, | and | or )?)+)/gi)
  const letters = [...lists].flatMap(([, list = '']) => list.match(/\b[A-Z]\b/g) ?? [])
  return [...new Set(letters)].toSorted()
}

/** Names and ids that a text sets as code or writes out as UUIDs, in their order. */
export function namesIn(text: string): readonly string[] {
  const found = text.matchAll(/`([^`\n]{1,200})`|\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/gi)
  return [...found].map(([, code, id]) => (code ?? id ?? '').trim())
}
