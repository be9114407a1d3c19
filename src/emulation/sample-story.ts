import type { JsonObject } from '../base/json.ts'
import { deliverTrail } from './deliveries/aws-delivery.ts'
import { deliverActivityLog } from './deliveries/azure-delivery.ts'
import type { DeliveredFile } from './deliveries/delivery.ts'
import { deliverSink } from './deliveries/gcp-delivery.ts'
import { playAwsStory } from './samples/aws-story.ts'
import { playAzureStory } from './samples/azure-story.ts'
import { playGcpStory } from './samples/gcp-story.ts'
import { truthOf } from './samples/truth.ts'

/** How many hours of Azure and Google Cloud logs one sample file holds. */
const hoursInFile = 6

/** The files of samples/, and what a hunt over them should say. */
export interface Samples {
  /** Paths relative to samples/; a path in `.gz` is to be compressed. */
  readonly files: readonly DeliveredFile[]
  /** The content of test/samples-truth.json. */
  readonly truth: JsonObject
}

/** Plays the story of samples/: the same bytes every time (docs/samples.md tells the story). */
export function playSamples(): Samples {
  const [aws, azure, gcp] = [playAwsStory(), playAzureStory(), playGcpStory()]
  return {
    files: [
      ...below('aws', deliverTrail(aws)),
      ...below('azure', deliverActivityLog(azure, hoursInFile)),
      ...below('gcp', deliverSink(gcp, hoursInFile)),
    ],
    truth: { aws: truthOf(aws), azure: truthOf(azure), gcp: truthOf(gcp) },
  }
}

function below(folder: string, files: readonly DeliveredFile[]): readonly DeliveredFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }))
}
