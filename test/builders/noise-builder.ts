/** Moments of background work, and what a kind of it plays over many of them. */
import { textOf } from '../../src/base/json.ts'
import { createRandom } from '../../src/emulation/random.ts'
import type { Place } from '../../src/emulation/scenario/thing.ts'
import type { NoiseKind, NoiseMoment } from '../../src/emulation/noise/noise-kind.ts'
import type { PlayedRecord } from '../../src/emulation/steps/played-record.ts'

/** One place of each cloud. */
export const noisePlaces: Readonly<Record<Place['cloud'], Place>> = {
  aws: placeOf({ cloud: 'aws', id: '111122223333', region: 'eu-west-1' }),
  azure: placeOf({
    cloud: 'azure',
    id: '00000000-0000-4000-8000-000000000001',
    region: 'westeurope',
    group: 'rg-web-prod',
    tenant: '00000000-0000-4000-8000-0000000000aa',
  }),
  gcp: placeOf({ cloud: 'gcp', id: 'example-production', region: 'europe-west1-c' }),
}

function placeOf(fields: Omit<Place, 'name' | 'tenant' | 'group'> & Partial<Place>): Place {
  return { name: fields.id, tenant: '', group: '', ...fields }
}

/** A moment on a Tuesday morning in the place of a cloud, with any part of it replaced. */
export function noiseMoment(
  cloud: Place['cloud'],
  changes: Partial<NoiseMoment> = {},
): NoiseMoment {
  return {
    time: Date.parse('2026-09-15T09:20:00Z'),
    place: noisePlaces[cloud],
    azureDialect: 'azure-event-hub',
    random: createRandom('noise'),
    ...changes,
  }
}

/** What a kind plays in so many moments of one stream, a minute apart. */
export function playMoments(
  kind: NoiseKind,
  moment: NoiseMoment,
  count = 200,
): readonly (readonly PlayedRecord[])[] {
  return Array.from({ length: count }, (_, turn) =>
    kind({ ...moment, time: moment.time + turn * 60_000 }),
  )
}

/** A record of CloudTrail as `service:Name`, with the error that it ended in. */
export function awsCallOf({ record }: PlayedRecord): string {
  const service = textOf(record['eventSource'])?.replace('.amazonaws.com', '')
  const error = textOf(record['errorCode'])
  return `${service}:${textOf(record['eventName'])}${error === undefined ? '' : ` ${error}`}`
}
