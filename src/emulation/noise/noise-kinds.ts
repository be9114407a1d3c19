import type { Place } from '../scenario/thing.ts'
import { awsNoise } from './aws-noise.ts'
import { azureNoise } from './azure-noise.ts'
import { gcpNoise } from './gcp-noise.ts'
import type { NoiseKind, NoiseTable } from './noise-kind.ts'

/** The kinds of background work of each cloud. */
const kinds: Readonly<Record<Place['cloud'], NoiseTable>> = {
  aws: awsNoise,
  azure: azureNoise,
  gcp: gcpNoise,
}

/** The names of the kinds of background work of a cloud. */
export function noiseKindsOf(cloud: Place['cloud']): readonly string[] {
  return Object.keys(kinds[cloud])
}

/** The kind of a name, which was checked when the scenario was loaded. */
export function noiseKindOf(cloud: Place['cloud'], name: string): NoiseKind | undefined {
  return Object.hasOwn(kinds[cloud], name) ? kinds[cloud][name] : undefined
}
