import type { BucketPlace } from '../calls/aws-export-calls.ts'
import { databaseArn } from '../calls/aws-database.ts'
import type { Database } from '../calls/aws-database.ts'
import * as databases from '../calls/aws-database-calls.ts'
import * as restores from '../calls/aws-database-restore-calls.ts'
import * as snapshots from '../calls/aws-database-snapshot-calls.ts'
import { createRandom } from '../random.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, labelsOf, regionOf } from './aws-deed.ts'
import type { AwsDeed } from './aws-deed.ts'
import { defaultGroup, subnetOf } from './aws-network-place.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/** Databases are known by their names, unlike disks: what RDS repeats of one is derived from it. */
function databaseOf(thing: Thing, scene: Scene, name = thing.id): Database {
  const { place, region } = thing
  const group = thing.groups?.[0]
  return {
    name,
    resourceId: `db-${createRandom(`database ${place.id} ${name}`).text(26, resourceLetters)}`,
    account: place.id,
    region,
    vpcId: subnetOf(place.id, region).vpcId,
    groupId: group === undefined ? defaultGroup(place.id, region) : scene.world.thing(group).id,
    since: thing.since,
  }
}

const resourceLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The database that a snapshot was made of, however many copies lie between. */
function originOf({ origin, ...thing }: Thing): Thing {
  return origin === undefined ? thing : originOf(origin)
}

function isOfCluster(thing: Thing): boolean {
  return originOf(thing).kind === 'database-cluster'
}

/** The deed with what RDS says was refused: the ARN of the thing. */
function databaseDeed(
  scene: Scene,
  call: Parameters<typeof callDeed>[0],
  thing: Thing,
): readonly AwsDeed[] {
  const kinds = isOfCluster(thing)
    ? { 'database-snapshot': 'cluster-snapshot', 'database-cluster': 'cluster' }
    : { 'database-snapshot': 'snapshot', database: 'db' }
  const names: Readonly<Record<string, string>> = kinds
  const arn = databaseArn(databaseOf(thing, scene), names[thing.kind] ?? 'db', thing.id)
  return [callDeed(call, regionOf(scene, thing), arn)]
}

/** A snapshot of a database or cluster. */
export function databaseSnapshot(scene: Scene, source: Thing): readonly AwsDeed[] {
  const { step, world } = scene
  const { place, region, size } = source
  const made = world.make(step.as ?? '', {
    kind: 'database-snapshot',
    place,
    region,
    size,
    since: step.time,
    of: source.name,
  })
  const { tags = {} } = labelsOf(scene)
  const database = databaseOf(source, scene)
  const call =
    source.kind === 'database-cluster'
      ? snapshots.createDbClusterSnapshot(database, made.id, tags)
      : databases.createDbSnapshot(database, made.id, tags)
  return databaseDeed(scene, call, source)
}

/** The source of a call: a name at home, an ARN from another region or account. */
function sourceName(scene: Scene, snapshot: Thing, region: string): string {
  const isForeign = snapshot.place.id !== scene.actor.place.id || snapshot.region !== region
  if (!isForeign) return snapshot.id
  const kind = isOfCluster(snapshot) ? 'cluster-snapshot' : 'snapshot'
  return databaseArn(databaseOf(snapshot, scene), kind, snapshot.id)
}

/** A copy of a database snapshot, in the region that receives it. */
export function databaseCopy(scene: Scene, source: Thing): readonly AwsDeed[] {
  const { step, world, actor } = scene
  const region = regionOf(scene, source)
  const made = world.make(step.as ?? '', {
    kind: 'database-snapshot',
    place: actor.place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
  })
  const plan = {
    source: sourceName(scene, source, region),
    target: made.id,
    database: databaseOf(made, scene, originOf(source).id),
    ...(source.region === region ? {} : { sourceRegion: source.region }),
  }
  const call = isOfCluster(source)
    ? snapshots.copyDbClusterSnapshot(plan)
    : snapshots.copyDbSnapshot(plan)
  return databaseDeed(scene, call, source)
}

/** Who may restore a database snapshot. */
export function databaseSharing(
  scene: Scene,
  snapshot: Thing,
  change: 'add' | 'remove',
): readonly AwsDeed[] {
  const call = snapshots.changeDbSharing({
    of: isOfCluster(snapshot) ? 'cluster' : 'instance',
    snapshot: snapshot.id,
    change,
    receivers: receiversOf(scene),
  })
  return databaseDeed(scene, call, snapshot)
}

/** A database out of a snapshot, or of another database at a moment in the past. */
export function databaseRestore(scene: Scene, source: Thing): readonly AwsDeed[] {
  const { step, world, actor } = scene
  const region = regionOf(scene, source)
  const isCluster = isOfCluster(source)
  const made = world.make(step.as ?? '', {
    kind: isCluster ? 'database-cluster' : 'database',
    place: actor.place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
    ...(step.group === undefined ? {} : { groups: [step.group] }),
  })
  const target: Database = {
    ...databaseOf(made, scene),
    ...(step.public === undefined ? {} : { isPublic: step.public }),
  }
  const options = step.group === undefined ? {} : { groupIds: [target.groupId] }
  const call =
    source.kind === 'database'
      ? restores.restoreDbToTime({ source: source.id, target }, options)
      : isCluster
        ? restores.restoreDbCluster(sourceName(scene, source, region), target)
        : restores.restoreDb(sourceName(scene, source, region), target, options)
  return databaseDeed(scene, call, source)
}

/** A database that the internet can reach from now on. */
export function databaseOpening(scene: Scene, database: Thing): readonly AwsDeed[] {
  const target = databaseOf(database, scene)
  const call = databases.modifyDb(target, { isPublic: true })
  return databaseDeed(scene, call, database)
}

/** A new master password. */
export function databasePassword(scene: Scene, database: Thing): readonly AwsDeed[] {
  const call = databases.resetDbPassword(databaseOf(database, scene))
  return databaseDeed(scene, call, database)
}

/** The tables of a snapshot as files in a bucket. */
export function databaseExport(scene: Scene, snapshot: Thing, to: BucketPlace): readonly AwsDeed[] {
  const { step, actor } = scene
  const region = regionOf(scene, snapshot)
  const call = restores.exportDbSnapshot({
    snapshot: snapshot.id,
    database: databaseOf(snapshot, scene),
    task: `export-${snapshot.id}`,
    bucket: to.bucket,
    ...(to.prefix === undefined ? {} : { prefix: to.prefix }),
    roleArn: `arn:aws:iam::${actor.place.id}:role/rds-export`,
    kmsKeyId: `arn:aws:kms:${region}:${actor.place.id}:key/${scene.random.uuid()}`,
    time: step.time,
  })
  return databaseDeed(scene, call, snapshot)
}

/** The end of a database or of a snapshot of one. */
export function databaseDeletion(scene: Scene, thing: Thing): readonly AwsDeed[] {
  const database = databaseOf(thing, scene, originOf(thing).id)
  const call =
    thing.kind === 'database'
      ? databases.deleteDb(databaseOf(thing, scene))
      : isOfCluster(thing)
        ? snapshots.deleteDbClusterSnapshot(database, thing.id)
        : snapshots.deleteDbSnapshot(database, thing.id)
  return databaseDeed(scene, call, thing)
}
