/** What is said of the shipped detections beyond the rules themselves: docs/detections.yaml. */
import * as z from 'zod'
import { readDocument } from '../base/document.ts'
import type { FileText } from '../base/report.ts'

const text = z.string().min(1)
const words = z.record(z.string(), text)

const detectionFactSchema = z.strictObject({
  service: text,
  stage: text,
  /** Places in the matrix of steps and columns: `share ebs`. */
  cells: z.array(text),
  /** What it does not see. */
  blind: text,
  /** What to do when it fires, where the stage does not say it. */
  next: z.optional(text),
})

const detectionFactsSchema = z.strictObject({
  steps: words,
  columns: words,
  next: words,
  detections: z.record(z.string(), detectionFactSchema),
})

/** What is said of one detection. */
export type DetectionFact = z.infer<typeof detectionFactSchema>

/** What is said of all of them, by the names of their files without the ending. */
export type DetectionFacts = z.infer<typeof detectionFactsSchema>

/** Reads the facts, which ship with Spoor. Throws a TypeError where they are not as they must be. */
export function readDetectionFacts(source: FileText): DetectionFacts {
  const { value, diagnostics } = readDocument(source, detectionFactsSchema)
  if (value !== undefined) return value
  throw new TypeError(`${diagnostics[0]?.message ?? 'no facts'} (docs/detections.yaml)`)
}
