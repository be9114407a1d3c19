import type { JsonObject } from '../base/json.ts'
import { trail } from './deliveries/aws-trail.ts'
import { blob } from './deliveries/azure-export.ts'
import type { DeliveredPiece, DeliveryShape } from './deliveries/delivery.ts'
import { sink } from './deliveries/gcp-sink.ts'
import { playAwsStory } from './samples/aws-story.ts'
import { playAzureStory } from './samples/azure-story.ts'
import { playGcpStory } from './samples/gcp-story.ts'
import type { StoryRecord } from './samples/story.ts'
import { truthOf } from './samples/truth.ts'

/** The files of samples/, and what a hunt over them should say. */
export interface Samples {
  /** Paths relative to samples/, each once; a path in `.gz` is to be compressed. */
  readonly files: readonly DeliveredPiece[]
  /** The content of test/samples-truth.json. */
  readonly truth: JsonObject
}

/**
 * Plays the story of samples/: the same bytes every time (docs/samples.md tells the story). One file
 * holds more than a real one does: a day of a trail, six hours of the other two.
 */
export function playSamples(): Samples {
  const [aws, azure, gcp] = [playAwsStory(), playAzureStory(), playGcpStory()]
  return {
    files: [
      ...filesOf('aws', aws, trail, 24),
      ...filesOf('azure', azure, blob, 6),
      ...filesOf('gcp', gcp, sink, 6),
    ],
    truth: { aws: truthOf(aws), azure: truthOf(azure), gcp: truthOf(gcp) },
  }
}

function filesOf(
  folder: string,
  story: readonly StoryRecord[],
  shape: DeliveryShape,
  hours: number,
): readonly DeliveredPiece[] {
  const records = story.toSorted((one, other) => one.deliveredAt - other.deliveredAt)
  const measure = { windowMinutes: hours * 60, recordsPerFile: records.length }
  const texts = new Map<string, string>()
  for (const { path, text } of shape.deliver(records, measure)) {
    // Blobs and sink objects are not compressed in the cloud; those who collect them do it.
    const packed = path.endsWith('.gz') ? path : `${path}.gz`
    texts.set(`${folder}/${packed}`, (texts.get(`${folder}/${packed}`) ?? '') + text)
  }
  return [...texts].map(([path, text]) => ({ path, text }))
}
