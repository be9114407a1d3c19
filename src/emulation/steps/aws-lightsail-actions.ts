import * as lightsail from '../calls/aws-lightsail-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, makeFrom, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { portsOf } from './aws-network-actions.ts'
import type { Scene } from './step-action.ts'

/** Lightsail (reference/telemetry.md 2.5): what is done to its things in the words of all things. */
export const awsLightsailActions: AwsActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['lightsail-disk', 'lightsail-instance'],
    play: (scene) => {
      const source = subjectOf(scene)
      const snapshot = makeFrom(scene, 'lightsail-snapshot', source).id
      const { place, random } = placeOf(scene, source)
      const call =
        source.kind === 'lightsail-disk'
          ? lightsail.snapshotLightsailDisk({ disk: source.id, snapshot }, place, random)
          : lightsail.snapshotLightsailInstance({ instance: source.id, snapshot }, place, random)
      return deed(scene, call, source)
    },
  },
  copy: {
    says: 'copies {of} to {as}[ in {region}]',
    needs: ['of', 'as'],
    of: ['lightsail-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      const target = makeFrom(scene, 'lightsail-snapshot', source).id
      const { place, random } = placeOf(scene, source)
      const names = { source: source.id, sourceRegion: source.region, target }
      return deed(scene, lightsail.copyLightsailSnapshot(names, place, random), source)
    },
  },
  'export-to-ec2': {
    says: 'exports {of} to EC2',
    needs: ['of'],
    of: ['lightsail-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const { place, random } = placeOf(scene, snapshot)
      return deed(scene, lightsail.exportLightsailSnapshot(snapshot.id, place, random), snapshot)
    },
  },
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    of: ['lightsail-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const disk = makeFrom(scene, 'lightsail-disk', snapshot)
      const { place, random } = placeOf(scene, snapshot)
      const plan = { snapshot: snapshot.id, disk: disk.id, size: disk.size }
      return deed(scene, lightsail.restoreLightsailDisk(plan, place, random), snapshot)
    },
  },
  launch: {
    says: 'launches {as} from {of}',
    needs: ['of', 'as'],
    of: ['lightsail-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const instance = makeFrom(scene, 'lightsail-instance', snapshot).id
      const { place, random } = placeOf(scene, snapshot)
      const names = { snapshot: snapshot.id, instance }
      return deed(scene, lightsail.launchLightsailInstance(names, place, random), snapshot)
    },
  },
  attach: {
    says: 'attaches {of} to {to}',
    needs: ['of', 'to'],
    of: ['lightsail-disk'],
    play: (scene) => {
      const disk = subjectOf(scene)
      const instance = scene.world.thing(scene.step.to ?? '').id
      const { place, random } = placeOf(scene, disk)
      const names = { disk: disk.id, instance }
      return deed(scene, lightsail.attachLightsailDisk(names, place, random), disk)
    },
  },
  open: portAction('opens {of} on port {port} to {from}', lightsail.openLightsailPorts),
  close: portAction('closes {of} on port {port} to {from}', lightsail.closeLightsailPorts),
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: ['lightsail-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const { place, random } = placeOf(scene, snapshot)
      return deed(scene, lightsail.deleteLightsailSnapshot(snapshot.id, place, random), snapshot)
    },
  },
}

function portAction(says: string, callOf: typeof lightsail.openLightsailPorts): AwsActions[string] {
  return {
    says,
    needs: ['of', 'port', 'from'],
    of: ['lightsail-instance'],
    play: (scene) => {
      const instance = subjectOf(scene)
      const [from = 0, to = from === 0 ? 65_535 : from] = portsOf(scene.step.port)
      const cidrs = [scene.step.from ?? []]
        .flat()
        .map((one) => (one === 'world' ? '0.0.0.0/0' : one))
      const { place, random } = placeOf(scene, instance)
      const ports = { instance: instance.id, from, to, cidrs }
      return deed(scene, callOf(ports, place, random), instance)
    },
  }
}

function placeOf(
  scene: Scene,
  thing: Thing,
): { readonly place: lightsail.LightsailPlace; readonly random: Scene['random'] } {
  return {
    place: { region: regionOf(scene, thing), time: scene.step.time },
    random: scene.random,
  }
}

/** Refusals of Lightsail name no single resource. */
function deed(
  scene: Scene,
  call: Parameters<typeof callDeed>[0],
  thing: Thing,
): readonly AwsDeed[] {
  return [callDeed(call, regionOf(scene, thing))]
}
