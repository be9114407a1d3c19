import * as network from '../calls/aws-network-calls.ts'
import type { RuleForm, SecurityGroupRule } from '../calls/aws-security-rule.ts'
import { databaseOpening, databasePassword } from './aws-database-deeds.ts'
import { callDeed, ec2Arn, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { subnetOf } from './aws-network-place.ts'
import type { Scene } from './step-action.ts'

/** Who may come in from the network. */
export const awsNetworkActions: AwsActions = {
  'create-group': {
    says: 'creates network group {as}',
    needs: ['as'],
    takes: ['text'],
    play: (scene) => {
      const { step, world, actor } = scene
      const region = regionOf(scene)
      const { place } = actor
      const name = step.as ?? ''
      const made = world.make(name, {
        kind: 'network-group',
        place,
        region,
        size: 0,
        since: step.time,
      })
      const call = network.createSecurityGroup({
        groupId: made.id,
        groupName: name,
        groupDescription: step.text ?? name,
        vpcId: subnetOf(place.id, region).vpcId,
      })
      return [callDeed(call, region, ec2Arn(made, region))]
    },
  },
  open: {
    says: 'opens {of} on port {port} to {from}',
    needs: ['of', 'port', 'from'],
    takes: ['form', 'text'],
    of: ['network-group'],
    play: (scene) => {
      const call = network.authorizeIngress(ruleOf(scene), formOf(scene), scene.random)
      return [groupDeed(scene, call)]
    },
  },
  close: {
    says: 'closes {of} on port {port} to {from}',
    needs: ['of', 'port', 'from'],
    takes: ['form', 'text'],
    of: ['network-group'],
    play: (scene) => [groupDeed(scene, network.revokeIngress(ruleOf(scene), formOf(scene)))],
  },
  'make-public': {
    says: 'makes {of} reachable from the internet',
    needs: ['of'],
    of: ['database'],
    play: (scene) => databaseOpening(scene, subjectOf(scene)),
  },
  'reset-password': {
    says: 'sets a new password of {of}',
    needs: ['of'],
    of: ['database'],
    play: (scene) => databasePassword(scene, subjectOf(scene)),
  },
}

function groupDeed(scene: Scene, call: Parameters<typeof callDeed>[0]): AwsDeed {
  const group = subjectOf(scene)
  const region = regionOf(scene, group)
  return callDeed(call, region, ec2Arn(group, region))
}

/** Every address, as rules write it. */
const world4 = '0.0.0.0/0'

/** The rule that a step opens or closes; its text is the protocol, TCP unless given. */
/** The form that the step asks for; else the flat one, where it can say the rule: one range of IPv4. */
function formOf({ step }: Scene): RuleForm {
  const from = typeof step.from === 'string' ? [step.from] : (step.from ?? [])
  const isPlain = from.length === 1 && from.every((range) => !range.includes(':'))
  return step.form ?? (isPlain ? 'flat' : 'nested')
}

function ruleOf(scene: Scene): SecurityGroupRule {
  const { step } = scene
  const group = subjectOf(scene)
  const given = typeof step.from === 'string' ? [step.from] : (step.from ?? [])
  const cidrs = given.map((from) => (from === 'world' ? world4 : from))
  const [first, last] = portsOf(step.port)
  return {
    groupId: group.id,
    owner: group.place.id,
    cidr: cidrs.length === 1 ? (cidrs[0] ?? world4) : cidrs,
    ...(first === undefined ? {} : { port: first }),
    ...(last === undefined ? {} : { toPort: last }),
    ...(step.text === undefined ? {} : { protocol: step.text }),
  }
}

/** The first and the last port of `22`, `20-25` or `all`. */
export function portsOf(
  port: number | string | undefined,
): readonly [number | undefined, number | undefined] {
  if (port === undefined || port === 'all') return [undefined, undefined]
  const [first = '', last] = String(port).split('-')
  return [Number(first), last === undefined ? undefined : Number(last)]
}
