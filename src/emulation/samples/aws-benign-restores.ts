import { newEc2Id } from '../calls/aws-call.ts'
import { changeInstanceState } from '../calls/aws-compute-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import { minute } from '../clock.ts'
import { accounts, administrator, administrators, home, serverNamed } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { benign, timeOn } from './story.ts'

/** Each: who, which server, which day and when. */
const restores = [
  [0, 'wiki', 14, '09:12:30'],
  [1, 'crm-app', 14, '13:40:02'],
  [0, 'reports', 15, '10:05:44'],
  [1, 'files', 16, '08:31:19'],
  [0, 'search', 16, '14:22:57'],
  [1, 'intranet', 17, '11:48:08'],
] as const

/** Snapshots before a change, without a restore after it. */
const precautions = [
  [0, 'orders-db', 14, '15:02:11'],
  [1, 'ledger-db', 15, '09:20:40'],
  [0, 'gateway', 16, '10:14:26'],
  [1, 'cache', 17, '09:33:51'],
  [0, 'mail-relay', 17, '15:41:05'],
] as const

/**
 * Class A, administrators' routine: in the console, with a second factor, one person takes a
 * snapshot before a change, and rolls a disk back onto the instance it came from. Nothing is shared
 * and nothing is opened.
 */
export function playRoutineRestores(scene: AwsScene): void {
  for (const [who, name, date, clock] of restores) {
    const [start, role] = [timeOn(date, clock), benign('A', `restore ${name}`)]
    const person = administrator(administrators[who], start - 20 * minute)
    scene.signIn(person, start - 20 * minute, role)
    rollBack(scene, name, start, person)
  }
  for (const [who, name, date, clock] of precautions) {
    const time = timeOn(date, clock)
    const person = administrator(administrators[who], time - 3 * minute)
    const server = serverNamed(name)
    const call = snapshots.createSnapshot({
      volumeId: server.volumeId,
      snapshotId: newEc2Id('snap', scene.random),
      owner: accounts.production,
      time,
      size: server.size,
      description: `before change to ${name}`,
    })
    scene.actor(person, home)(time, call, benign('A', `precaution ${name}`))
  }
}

function rollBack(
  scene: AwsScene,
  name: string,
  start: number,
  person: ReturnType<typeof administrator>,
): void {
  const { random } = scene
  const server = serverNamed(name)
  const actor = scene.actor(person, home)
  const [snapshotId, volumeId] = [newEc2Id('snap', random), newEc2Id('vol', random)]
  const { instanceId, size } = server
  const before = { volumeId: server.volumeId, instanceId, device: '/dev/sdf', time: start }
  const after = { ...before, volumeId, time: start + 74 * minute }
  const calls = [
    snapshots.createSnapshot({
      volumeId: server.volumeId,
      snapshotId,
      owner: accounts.production,
      time: start,
      size,
      description: `before upgrade of ${name}`,
    }),
    volumes.createVolume({
      volumeId,
      snapshotId,
      zone: `${home}a`,
      size,
      time: start + 62 * minute,
      clientToken: random.uuid(),
      tags: { Name: name },
    }),
    changeInstanceState('StopInstances', instanceId),
    volumes.detachVolume(before),
    volumes.attachVolume(after),
    changeInstanceState('StartInstances', instanceId),
  ] as const
  const minutes = [0, 62, 65, 71, 74, 76]
  for (const [order, call] of calls.entries()) {
    actor(start + (minutes[order] ?? 0) * minute, call, benign('A', `restore ${name}`))
  }
}
