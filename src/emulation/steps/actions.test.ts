import { describe, expect, it } from 'vitest'
import { awsScene } from '../../../test/builders/aws-steps.ts'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { actionsOf, playStep } from './actions.ts'
import { awsActions } from './aws-actions.ts'
import { azureActions } from './azure-actions.ts'
import { gcpActions } from './gcp-actions.ts'

describe('the actions of a cloud', () => {
  it('are those of its table', () => {
    expect([actionsOf('aws'), actionsOf('azure'), actionsOf('gcp')]).toEqual([
      awsActions,
      azureActions,
      gcpActions,
    ])
  })
})

describe('a step', () => {
  it('is played in the cloud of who does it', () => {
    const [record] = playStep(awsScene({ do: 'list-disks' }), 'azure-event-hub')
    expect(record).toMatchObject({
      source: 'aws.cloudtrail',
      record: { eventName: 'DescribeVolumes' },
    })
  })

  it('is written by Azure in the dialect that is asked for', () => {
    const scene = azureScene({ do: 'create-disk', as: 'new' })
    const [rest] = playStep(scene, 'azure-rest')
    const [exported] = playStep(azureScene({ do: 'create-disk', as: 'new' }), 'azure-event-hub')
    expect([rest?.record, exported?.record]).toMatchObject([
      { operationName: { value: expect.any(String) } },
      { operationName: expect.any(String) },
    ])
  })

  it('that no cloud knows leaves nothing', () => {
    expect(playStep(awsScene({ do: 'dance' }), 'azure-event-hub')).toEqual([])
  })
})
