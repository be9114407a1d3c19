import { newEc2Id } from '../calls/aws-call.ts'
import { roleCaller } from '../calls/aws-caller.ts'
import * as compute from '../calls/aws-compute-calls.ts'
import * as network from '../calls/aws-network-calls.ts'
import * as images from '../calls/aws-image-calls.ts'
import { minute, second } from '../clock.ts'
import { accounts, agents, away, home, networks, vendorImages } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { benign, storyDays } from './story.ts'

/** The image that a build leaves behind, and when it may be launched. */
export interface BuiltImage {
  readonly imageId: string
  readonly time: number
}

/**
 * Class D, the image pipeline: every afternoon Packer starts a vendor image in the build account,
 * opens port 22 of that one machine to the world (its default), makes an image of it, copies the
 * image to the away region, lets the production account launch it, and clears up. Returns the images.
 */
export function playImageBuilds(scene: AwsScene): readonly BuiltImage[] {
  return storyDays.map((midnight) => playBuild(scene, midnight + 13 * 60 * minute))
}

function playBuild(scene: AwsScene, start: number): BuiltImage {
  const { random } = scene
  const role = benign('D', 'image build')
  const builder = roleCaller({
    account: accounts.build,
    role: 'packer-builder',
    session: 'image-pipeline',
    since: start - minute,
    address: '192.0.2.60',
    agent: agents.packer,
  })
  const base = vendorImages[1] ?? { imageId: '', snapshotId: '' }
  const name = `packer_${random.uuid()}`
  const [groupId, instanceId] = [newEc2Id('sg', random), newEc2Id('i', random)]
  const [imageId, copyId] = [newEc2Id('ami', random), newEc2Id('ami', random)]
  const rule = { groupId, owner: accounts.build, cidr: '0.0.0.0/0', port: 22 }
  const subnet = networks.build
  const time = start + 40 * second
  const imageName = `base-${new Date(start).toISOString().slice(0, 10)}`

  const inHome = [
    [0, compute.createKeyPair(name, random)],
    [
      10,
      network.createSecurityGroup({
        groupId,
        groupName: name,
        groupDescription: 'Temporary group for Packer',
        vpcId: subnet.vpcId,
      }),
    ],
    [14, network.authorizeIngress(rule, 'nested', random)],
    [
      40,
      compute.runInstances(
        {
          instanceId,
          imageId: base.imageId,
          owner: accounts.build,
          time,
          subnet,
          groupId,
          type: 't3.large',
          keyName: name,
          tags: { Name: 'Packer Builder' },
        },
        random,
      ),
    ],
    [900, compute.changeInstanceState('StopInstances', instanceId)],
    [960, images.createImage({ instanceId, imageId, name: imageName })],
    [1500, images.shareImage(imageId, accounts.production)],
    [1560, compute.changeInstanceState('TerminateInstances', instanceId)],
    [1620, network.deleteSecurityGroup(groupId)],
    [1630, compute.deleteKeyPair(name)],
  ] as const
  for (const [seconds, call] of inHome) {
    scene.actor(builder, home)(start + seconds * second, call, role)
  }
  const source = { sourceImageId: imageId, sourceRegion: home, imageId: copyId, name: imageName }
  const copy = images.copyImage({ ...source, clientToken: random.uuid() })
  scene.actor(builder, away)(start + 1530 * second, copy, role)
  const use = { region: home, snapshotId: base.snapshotId, owner: accounts.vendor }
  scene.useSharedSnapshot(
    { ...use, time: time + 2 * second, consumer: accounts.build },
    { consumer: benign('E', 'launch of a vendor image') },
  )
  return { imageId, time: start + 1800 * second }
}
