import { changeFirewall, deleteFirewall, insertFirewall } from '../calls/gcp-firewall-calls.ts'
import type { FirewallRule } from '../calls/gcp-firewall-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { databaseOpening, databasePassword } from './gcp-database-deeds.ts'
import { gcpNetwork, gcpSubject, hasEffect, makeGcpThing } from './gcp-deed.ts'
import type { GcpAction, GcpActions, GcpDeed } from './gcp-deed.ts'
import { ruleChangeOf, ruleOf, trafficOf } from './gcp-firewall-rule.ts'
import type { Scene } from './step-action.ts'

/**
 * Who may come in from the network. A network group is a tag that instances carry, and the firewall rule
 * for it; several rules for one tag have names of their own, by `as`. `to` is the network, `with` the
 * service accounts whose instances the rule is for.
 */
export const gcpNetworkActions: GcpActions = {
  open: insertAction('opens {of} on port {port}[ to {from}][ by rule {as}]', (rule) => rule),
  'open-network': {
    says: 'opens every instance[ of network {to}] on port {port}[ to {from}] by rule {as}',
    needs: ['as', 'port'],
    takes: ['from', 'text', 'to', 'with'],
    play: (scene) => {
      const group = makeGcpThing(scene, 'network-group')
      return [insertRule(scene, group, ruleOf(scene, group.place.id, undefined))]
    },
  },
  'draft-rule': insertAction(
    'prepares a rule, not in force, that opens {of} on port {port}[ to {from}]',
    (rule) => ({ ...rule, isDisabled: true }),
  ),
  block: insertAction(
    'keeps everybody[ of {from}] away from {of} on port {port}',
    ({ allowed: _allowed, ...rule }, scene) => ({ ...rule, denied: trafficOf(scene) }),
  ),
  'let-out': insertAction('lets {of} out on port {port}[ to {from}]', (rule) => ({
    ...rule,
    direction: 'EGRESS',
  })),
  'change-rule': {
    says: 'changes the rule {of}[ to port {port}][ to {from}]',
    needs: ['of'],
    takes: ['port', 'from', 'text', 'to'],
    of: ['network-group'],
    play: (scene) => [patchRule(scene, ruleChangeOf(scene))],
  },
  'disable-rule': {
    says: 'puts the rule {of} out of force',
    needs: ['of'],
    takes: ['to'],
    of: ['network-group'],
    play: (scene) => [patchRule(scene, { isDisabled: true })],
  },
  'replace-rule': {
    says: 'replaces the rule {of} by one that opens port {port}[ to {from}]',
    needs: ['of', 'port'],
    takes: ['from', 'text', 'to', 'with'],
    of: ['network-group'],
    play: (scene) => {
      const group = gcpSubject(scene)
      const tag = group.rule === undefined ? group.name : group.rule.targetTags?.[0]
      const rule = { ...ruleOf(scene, group.place.id, tag), isDisabled: false }
      return [changeRule(scene, { verb: 'update', group, rule, whole: rule })]
    },
  },
  close: {
    says: 'closes {of} again',
    needs: ['of'],
    takes: ['to'],
    of: ['network-group'],
    play: (scene) => deleteRule(scene, gcpSubject(scene)),
  },
  'make-public': {
    says: 'makes {of} reachable from the internet[, for {from}]',
    needs: ['of'],
    takes: ['from', 'text'],
    of: ['database'],
    play: (scene) => databaseOpening(scene, 'open'),
  },
  'make-private': {
    says: 'makes {of} reachable from nowhere outside',
    needs: ['of'],
    takes: ['text'],
    of: ['database'],
    play: (scene) => databaseOpening(scene, 'close'),
  },
  'reset-password': {
    says: 'sets a new password of {of}[, user {text}]',
    needs: ['of'],
    takes: ['text'],
    of: ['database'],
    play: databasePassword,
  },
}

/** A new rule for a tag, made other than one that opens by `shape`. */
function insertAction(
  says: string,
  shape: (rule: FirewallRule, scene: Scene) => FirewallRule,
): GcpAction {
  return {
    says,
    needs: ['of', 'port'],
    takes: ['from', 'text', 'to', 'with', 'as'],
    of: ['network-group'],
    play: (scene) => {
      const group = gcpSubject(scene)
      const { place, name } = group
      const own = scene.step.as === undefined ? group : makeGcpThing(scene, 'network-group', group)
      return [insertRule(scene, own, shape(ruleOf(scene, place.id, name), scene))]
    },
  }
}

function insertRule(scene: Scene, group: Thing, rule: FirewallRule): GcpDeed {
  if (hasEffect(scene)) scene.world.change(group.name, { rule })
  return { call: insertFirewall(group.id, rule) }
}

function patchRule(scene: Scene, rule: Partial<FirewallRule>): GcpDeed {
  const group = gcpSubject(scene)
  const network = gcpNetwork(scene, group.place.id)
  const whole = { network, ...group.rule, ...rule }
  return changeRule(scene, { verb: 'patch', group, rule, whole })
}

/** The log has the state before where the story knows it: where it made the rule itself. */
function changeRule(
  scene: Scene,
  change: {
    readonly verb: 'patch' | 'update'
    readonly group: Thing
    readonly rule: Partial<FirewallRule>
    readonly whole: FirewallRule
  },
): GcpDeed {
  const { verb, group, rule, whole } = change
  if (hasEffect(scene)) scene.world.change(group.name, { rule: whole })
  const original = group.rule === undefined ? {} : { original: group.rule }
  return { call: changeFirewall(group.id, { verb, network: whole.network, rule, ...original }) }
}

/** Takes a rule away; its tag can be given another one. */
export function deleteRule(scene: Scene, group: Thing): readonly GcpDeed[] {
  const { rule, ...rest } = group
  const network = rule?.network ?? gcpNetwork(scene, group.place.id)
  if (hasEffect(scene)) scene.world.make(group.name, rest)
  return [{ call: deleteFirewall(group.id, network) }]
}
