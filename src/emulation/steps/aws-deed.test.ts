import { describe, expect, it } from 'vitest'
import { awsScene } from '../../../test/builders/aws-steps.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'
import {
  callDeed,
  ec2Arn,
  encoded,
  hasEffect,
  labelsOf,
  makeFrom,
  originOf,
  regionOf,
  sharedUse,
  subjectOf,
} from './aws-deed.ts'

const call = {
  service: 'ec2',
  name: 'CopySnapshot',
  readOnly: false,
  request: { sourceSnapshotId: 's' },
  response: {},
}

describe('a step happens', () => {
  it.each<[Partial<TimedStep>, string]>([
    [{ region: 'us-west-2', in: 'partner', of: 'old' }, 'us-west-2'],
    [{ in: 'partner', of: 'old' }, 'eu-central-1'],
    [{ of: 'old' }, 'eu-west-1'],
    [{}, 'eu-central-1'],
  ])('with %j in %s', (step, region) => {
    // Paul's account is at home in eu-central-1; the snapshot is not.
    const scene = awsScene({ by: 'paul', ...step })
    expect(regionOf(scene, step.of === undefined ? undefined : subjectOf(scene))).toBe(region)
  })

  it('unless it is refused, fails or only asks', () => {
    expect(hasEffect(awsScene())).toBe(true)
    for (const step of [
      { refused: true },
      { fails: { code: 'c', message: 'm' } },
      { dryRun: true },
    ]) {
      expect(hasEffect(awsScene(step))).toBe(false)
    }
  })
})

describe('an ARN', () => {
  it.each([
    ['disk', 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a0a0a0a0a0a0a0a0'],
    ['old', 'arn:aws:ec2:eu-west-1::snapshot/snap-0a0a0a0a0a0a0a0a0'],
    ['picture', 'arn:aws:ec2:eu-west-1::image/ami-0a0a0a0a0a0a0a0a0'],
    ['server', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a0a0a0a0a0a0a0a0'],
    ['door', 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a0a0a0a0a0a0a0a0'],
  ])('of %s is as refusals write it', (of, arn) => {
    expect(ec2Arn(subjectOf(awsScene({ of })), 'eu-west-1')).toBe(arn)
  })

  it('stands with a call, where one is given', () => {
    expect(callDeed(call, 'eu-west-1')).toEqual({ kind: 'call', call, region: 'eu-west-1' })
    expect(callDeed(call, 'eu-west-1', 'arn')).toMatchObject({ resource: 'arn' })
  })
})

const useBy = (by: string): unknown => {
  const scene = awsScene({ by, of: 'old' })
  return sharedUse(scene, subjectOf(scene), 'SharedSnapshotVolumeCreated')
}

describe('a shared snapshot', () => {
  it('that is used by another account is told of to both', () => {
    expect(useBy('thief')).toEqual([
      {
        kind: 'shared-use',
        use: {
          region: 'eu-west-1',
          snapshotId: 'snap-0a0a0a0a0a0a0a0a0',
          owner: '111122223333',
          consumer: '777788889999',
          name: 'SharedSnapshotVolumeCreated',
        },
        after: 2000,
      },
    ])
  })

  it('that its owner uses is not', () => expect(useBy('ops')).toEqual([]))
})

describe('a call', () => {
  it('has the newer encoding where that is asked for', () => {
    expect(encoded(call, awsScene())).toBe(call)
    expect(encoded(call, awsScene({ encoding: 'plain' }))).toBe(call)
    expect(encoded(call, awsScene({ encoding: 'wrapped' })).request).toHaveProperty(
      'CopySnapshotRequest',
    )
  })

  it('has the description and tags of its step, and only those', () => {
    expect(labelsOf(awsScene())).toEqual({})
    expect(labelsOf(awsScene({ text: 't', tags: { of: '@disk', plain: 'disk' } }))).toEqual({
      description: 't',
      tags: { of: 'vol-0a0a0a0a0a0a0a0a0', plain: 'disk' },
    })
  })
})

describe('a thing made of another', () => {
  it('belongs to who makes it, where the step happens', () => {
    const scene = awsScene({ by: 'paul', of: 'old', as: 'mine', region: 'us-east-1' })
    expect(makeFrom(scene, 'snapshot', subjectOf(scene))).toMatchObject({
      name: 'mine',
      kind: 'snapshot',
      place: { id: '444455556666' },
      region: 'us-east-1',
      size: 50,
      of: 'old',
    })
  })

  it('comes from the same thing in the end as all that lies between', () => {
    const scene = awsScene({ of: 'old', as: 'first' })
    const first = makeFrom(scene, 'snapshot', subjectOf(scene))
    const second = makeFrom(awsScene({ as: 'second' }), 'snapshot', first)
    expect([originOf(first).name, originOf(scene.world.thing('disk')).name]).toEqual([
      'disk',
      'disk',
    ])
    expect(second.of).toBe('first')
  })
})
