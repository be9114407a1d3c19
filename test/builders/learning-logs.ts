/** A month of emulated CloudTrail records, as files: nightly backups, a weekly share, an office. */
import type { InputFolder } from './input-folder.ts'
import { emulatedCall, home } from './cloudtrail-builder.ts'
import type { JsonObject } from '../../src/base/json.ts'

const day = 24 * 60 * 60 * 1000
/** A Tuesday. */
export const monthStart = Date.UTC(2025, 8, 2)
/** The day after. */
export const monthEnd = monthStart + 30 * day

/** The role that takes the backups. */
export const backupRole = `arn:aws:iam::${home.account}:role/nightly-backup`
/** The account that is let into a snapshot each week. */
export const partnerAccount = '444455556666'

const backup: JsonObject = {
  type: 'AssumedRole',
  arn: `arn:aws:sts::${home.account}:assumed-role/nightly-backup/job`,
  accountId: home.account,
  sessionContext: { sessionIssuer: { type: 'Role', arn: backupRole, accountId: home.account } },
}

/** One day of the month as lines of records, the first day being 0. */
export function dayOfLogs(number: number): string {
  const record = (time: string, name: string, call: JsonObject): string => {
    const date = new Date(monthStart + number * day).toISOString().slice(0, 10)
    const eventID = `${date}-${time}-${name}-${JSON.stringify(call['userIdentity'] ?? '').length}`
    return JSON.stringify(
      emulatedCall('ec2', name, { ...call, eventID, eventTime: `${date}T${time}Z` }),
    )
  }
  const snapshotId = `snap-${String(number).padStart(17, '0')}`
  const created = record('02:00:00', 'CreateSnapshot', {
    userIdentity: backup,
    requestParameters: { volumeId: 'vol-0b0b0b0b0b0b0b0b0' },
    responseElements: { snapshotId },
  })
  const shared = record('02:05:00', 'ModifySnapshotAttribute', {
    userIdentity: backup,
    requestParameters: {
      snapshotId,
      createVolumePermission: { add: { items: [{ userId: partnerAccount }] } },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    },
    responseElements: { _return: true },
  })
  const read = record('10:00:00', 'DescribeVolumes', {})
  return `${[created, ...(number % 7 === 0 ? [shared] : []), read].join('\n')}\n`
}

/** Writes the days of a span into a folder, a file each; returns the folder's path. */
export function putLogs({ root, put }: InputFolder, name: string, [from, to] = [0, 30]): string {
  for (let number = from; number < to; number++) {
    put(`${name}/${String(number).padStart(2, '0')}.json`, dayOfLogs(number))
  }
  return `${root}/${name}`
}
