import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { leakedUser, playVolumeTheft, thiefSession } from './aws-attack.ts'
import { roleArn } from '../calls/aws-caller.ts'
import { createAwsScene } from './aws-scene.ts'

const scene = createAwsScene(createRandom('volume theft test'))
playVolumeTheft(scene)
const steps = scene.records().flatMap(({ role, principal, record }) =>
  role.kind === 'step' ? [{ verb: role.verb, attempt: role.attempt, principal, record }] : [],
)

it('the leaked user creates and is refused a share, the role shares', () => {
  const [created, refused, shared] = steps
  expect(created).toMatchObject({ verb: 'create', principal: leakedUser.principal })
  expect(refused).toMatchObject({ verb: 'share', attempt: true, principal: leakedUser.principal })
  expect(refused?.record['errorCode']).toBe('Client.UnauthorizedOperation')
  expect(shared).toMatchObject({ verb: 'share', principal: roleArn(thiefSession) })
  expect(shared?.record['requestParameters']).toEqual(refused?.record['requestParameters'])
})
