import { expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import { awsActivity } from './aws.ts'

const home = 'fsx:111122223333:eu-west-1'

function links(eventName: string, call: EmulatedCall): readonly string[] {
  return linkTexts(awsActivity(cloudtrailEvent(emulatedCall('fsx', eventName, call))))
}

it('follows a backup to its copy in another region and into another file system', () => {
  expect(
    awsFlows(
      'do: create-snapshot, of: files, as: taken',
      'do: copy, of: taken, as: far, region: us-east-1',
      'do: restore, of: taken, as: new',
      'do: delete, of: taken',
    ),
  ).toEqual([
    'CreateBackup create: fsx:file-system:fs-0a => fsx:backup:backup-1 | snapshot-of? fsx:file-system:fs-0a -> fsx:backup:backup-1',
    'CopyBackup copy: fsx:backup:backup-1 => fsx:111122223333:us-east-1:backup:backup-2 | copy-of? fsx:backup:backup-1 -> fsx:111122223333:us-east-1:backup:backup-2',
    'CreateFileSystemFromBackup restore: fsx:backup:backup-1 => fsx:file-system:fs-3 | restored-from? fsx:backup:backup-1 -> fsx:file-system:fs-3',
    'DeleteBackup delete: => fsx:backup:backup-1',
  ])
})

it('knows the backup of a volume, which AWS Backup names by the same ARN', () => {
  const answer = { backup: { resourceARN: 'arn:aws:fsx:eu-west-1:111122223333:backup/backup-0a' } }
  expect(
    links('CreateBackup', {
      requestParameters: { volumeId: 'fsvol-0a' },
      responseElements: answer,
    }),
  ).toEqual([`snapshot-of? ${home}:volume:fsvol-0a -> ${home}:backup:backup-0a`])
})

it('follows snapshots of volumes, also those of a volume elsewhere', () => {
  expect(
    links('CreateSnapshot', {
      requestParameters: { volumeId: 'fsvol-0a', name: 's' },
      responseElements: { snapshot: { snapshotId: 'fsvolsnap-0a' } },
    }),
  ).toEqual([`snapshot-of? ${home}:volume:fsvol-0a -> ${home}:snapshot:fsvolsnap-0a`])
  expect(
    links('RestoreVolumeFromSnapshot', {
      requestParameters: { volumeId: 'fsvol-0a', snapshotId: 'fsvolsnap-0a' },
    }),
  ).toEqual([`restored-from? ${home}:snapshot:fsvolsnap-0a -> ${home}:volume:fsvol-0a`])
  const sourceSnapshotARN = 'arn:aws:fsx:eu-west-1:777788889999:snapshot/fsvol-0b/fsvolsnap-0b'
  expect(
    links('CopySnapshotAndUpdateVolume', {
      requestParameters: { volumeId: 'fsvol-0a', sourceSnapshotARN },
    }),
  ).toEqual([
    `restored-from? fsx:777788889999:eu-west-1:snapshot:fsvolsnap-0b -> ${home}:volume:fsvol-0a`,
  ])
})
