import { expect, it } from 'vitest'
import { minute, timeAt } from '../clock.ts'
import { ocsf } from './aws-security-lake.ts'
import type { DeliverableRecord } from './delivery.ts'

const at = (text: string, late = 0): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt(text),
  deliveredAt: timeAt(text) + late * minute,
  place: '111122223333',
  part: 'eu-west-1',
  record: { eventID: text },
})

it('an event stands below its region, account and own day', () => {
  const files = [...ocsf.deliver([at('2026-09-16 00:10:00'), at('2026-09-15 23:59:00', 15)], {})]
  const folder = 'CLOUD_TRAIL_MGMT/2.0/region=eu-west-1/accountId=111122223333'
  const names = files.map(({ path }) => path.replace(/_[0-9a-f]{32}/, ''))
  expect(names).toEqual([
    `${folder}/eventDay=20260916/20260916T0000Z.json.gz`,
    `${folder}/eventDay=20260915/20260916T0000Z.json.gz`,
  ])
  expect(JSON.parse(files[1]?.text ?? '')).toMatchObject({
    class_uid: 6003,
    metadata: { uid: '2026-09-15 23:59:00' },
  })
})
