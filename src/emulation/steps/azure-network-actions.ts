import * as network from '../calls/azure-network-operations.ts'
import { deleteResource } from '../calls/azure-operations.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { groupOf, interfaceOf } from './azure-machine.ts'
import { ruleNameOf, securityRuleOf } from './azure-rule.ts'
import { makeThing, networkOf, placeOfThing, siteOf, subnetOf } from './azure-site.ts'
import type { Scene } from './step-action.ts'

const guarded = ['network-group', 'instance'] as const

/** Who may come in from the network. Of a machine, its network group is changed. */
export const azureNetworkActions: AzureActions = {
  'create-group': {
    says: 'creates network group {as}[, open on port {port} to {from}]',
    needs: ['as'],
    takes: ['port', 'from', 'text'],
    play: (scene) => {
      const { step, actor } = scene
      const site = siteOf(scene, actor.place)
      const made = makeThing(scene, 'network-group', { site, size: 0 })
      const rules = step.port === undefined ? {} : { [ruleNameOf(step)]: securityRuleOf(step) }
      return [{ operation: network.writeSecurityGroup(made.id, made.region, rules) }]
    },
  },
  'write-group': {
    says: 'writes {of} whole, open on port {port} to {from}',
    needs: ['of', 'port', 'from'],
    takes: ['text'],
    of: ['network-group'],
    play: (scene) => {
      const { step } = scene
      const { id, region } = azureSubject(scene)
      const rules = { [ruleNameOf(step)]: securityRuleOf(step) }
      return [{ operation: network.writeSecurityGroup(id, region, rules) }]
    },
  },
  open: {
    says: 'opens {of} on port {port} to {from}',
    needs: ['of', 'port', 'from'],
    takes: ['text'],
    of: guarded,
    play: (scene) => writeRule(scene, 'Allow'),
  },
  deny: {
    says: 'keeps {from} away from {of} on port {port}',
    needs: ['of', 'port', 'from'],
    takes: ['text'],
    of: guarded,
    play: (scene) => writeRule(scene, 'Deny'),
  },
  'open-outward': {
    says: 'lets {of} reach port {port} of {to}[ from {from}]',
    needs: ['of', 'port', 'to'],
    takes: ['from', 'text'],
    of: guarded,
    play: (scene) => {
      const { step } = scene
      const rule = {
        ...securityRuleOf(step),
        direction: 'Outbound',
        destination: step.to ?? '*',
      } as const
      return [
        { operation: network.writeSecurityRule(groupIdOf(scene), `out-${ruleNameOf(step)}`, rule) },
      ]
    },
  },
  close: {
    says: 'closes {of} on port {port}[ to {from}]',
    needs: ['of', 'port'],
    takes: ['from'],
    of: guarded,
    play: (scene) => {
      const rule = `${groupIdOf(scene)}/securityRules/${ruleNameOf(scene.step)}`
      return [{ operation: deleteResource(rule) }]
    },
  },
  join: {
    says: 'puts {of} into {group}',
    needs: ['of', 'group'],
    of: ['instance', 'network-interface'],
    play: joinGroup,
  },
  'join-subnet': {
    says: 'puts the subnet[ of {in}] into {group}',
    needs: ['group'],
    play: (scene) => {
      const { step, world, actor } = scene
      const operation = network.writeSubnet({
        networkId: networkOf(siteOf(scene, actor.place)),
        name: 'default',
        range: '10.0.0.0/24',
        securityGroupId: world.thing(step.group ?? '').id,
      })
      return [{ operation }]
    },
  },
  'create-interface': {
    says: 'creates network interface {as}[ in {group}][ with address {to}]',
    needs: ['as'],
    takes: ['group', 'to'],
    names: { to: 'thing' },
    play: createInterface,
  },
  'create-address': {
    says: 'creates public address {as}',
    needs: ['as'],
    play: (scene) => {
      const site = siteOf(scene, scene.actor.place)
      const made = makeThing(scene, 'public-address', { site, size: 0 })
      return [{ operation: network.writePublicAddress(made.id, made.region) }]
    },
  },
}

function groupIdOf(scene: Scene): string {
  const thing = azureSubject(scene)
  return thing.kind === 'instance' ? groupOf(scene.world, thing) : thing.id
}

function writeRule(scene: Scene, access: 'Allow' | 'Deny'): readonly AzureDeed[] {
  const { step } = scene
  const rule = { ...securityRuleOf(step), access }
  return [{ operation: network.writeSecurityRule(groupIdOf(scene), ruleNameOf(step), rule) }]
}

function joinGroup(scene: Scene): readonly AzureDeed[] {
  const { step, world } = scene
  const { name, kind, ...thing } = azureSubject(scene)
  const group = world.thing(step.group ?? '')
  const isMachine = kind === 'instance'
  const changed = world.change(name, { groups: [group.name] })
  const operation = network.writeNetworkInterface({
    resourceId: isMachine ? interfaceOf(world, changed) : thing.id,
    location: thing.region,
    subnetId: subnetOf(thing),
    securityGroupId: group.id,
    ...(isMachine ? { machineId: thing.id } : {}),
  })
  return [{ operation }]
}

function createInterface(scene: Scene): readonly AzureDeed[] {
  const { step, world, actor } = scene
  const site = siteOf(scene, actor.place)
  const groups = step.group === undefined ? {} : { groups: [step.group] }
  const made = makeThing(scene, 'network-interface', { site, size: 0, ...groups })
  const operation = network.writeNetworkInterface({
    resourceId: made.id,
    location: placeOfThing(made).location,
    subnetId: subnetOf(site),
    ...(step.group === undefined ? {} : { securityGroupId: world.thing(step.group).id }),
    ...(step.to === undefined ? {} : { publicAddressId: world.thing(step.to).id }),
  })
  return [{ operation }]
}
