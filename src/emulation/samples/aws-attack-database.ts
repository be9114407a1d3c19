import { newEc2Id, refusedCall } from '../calls/aws-call.ts'
import { roleCaller } from '../calls/aws-caller.ts'
import * as databases from '../calls/aws-database-calls.ts'
import { timeAt } from '../clock.ts'
import { leakedUser, thiefSession } from './aws-attack.ts'
import { accounts, home, networks, productionGroup } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { attempted, step, timeOn } from './story.ts'

const chain = 'aws-database'

/**
 * The same two principals take a database (Wednesday night): snapshot by the leaked user, a share
 * refused to it, then by the role a share to the outside account and a restore into a database that
 * the internet can reach, with a new password.
 */
export function playDatabaseTheft(scene: AwsScene): void {
  const { random } = scene
  const place = { account: accounts.production, region: home, vpcId: networks.production.vpcId }
  const newDatabaseId = (): string => `db-${random.text(26, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`
  const source = {
    ...place,
    name: 'payments',
    since: timeAt('2025-02-11 08:14:52'),
    resourceId: newDatabaseId(),
    groupId: productionGroup,
  }
  const restored = {
    ...place,
    name: 'payments-copy',
    since: at('01:41:55'),
    resourceId: newDatabaseId(),
    groupId: newEc2Id('sg', random),
  }
  const snapshot = 'payments-copy'
  const user = scene.actor(leakedUser, home)
  const role = scene.actor(
    roleCaller({ ...thiefSession, session: 'botocore-session-1789521600', since: at('01:20:00') }),
    home,
  )

  user(at('00:52:44'), databases.createDbSnapshot(source, snapshot), step(chain, 'create'))
  const share = databases.shareDbSnapshot(snapshot, accounts.outside)
  const resource = `arn:aws:rds:${home}:${accounts.production}:snapshot:${snapshot}`
  user(
    at('01:09:13'),
    refusedCall(share, leakedUser, { resource, random }),
    attempted(chain, 'share'),
  )
  role(at('01:26:38'), share, step(chain, 'share'))
  role(at('01:41:55'), databases.restorePublicDb(snapshot, restored), step(chain, 'restore'))
  role(at('02:10:02'), databases.resetDbPassword(restored), step(chain, 'access'))
}

/** A time of the night of the theft. */
function at(clock: string): number {
  return timeOn(16, clock)
}
