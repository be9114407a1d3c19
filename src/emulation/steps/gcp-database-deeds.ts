import * as databases from '../calls/gcp-sql-calls.ts'
import type { SqlInstance } from '../calls/gcp-sql-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { gcpRegion, gcpSubject, makeGcpThing } from './gcp-deed.ts'
import type { GcpDeed } from './gcp-deed.ts'
import type { Scene } from './step-action.ts'

/** Every IPv4 address, as networks of a Cloud SQL instance write it. */
const everyAddress = '0.0.0.0/0'

/** A database as Cloud SQL calls it: by its name in its project. */
function instanceOf({ id, place, region }: Thing): SqlInstance {
  return { project: place.id, name: id, region: gcpRegion(region) }
}

/** The database that a backup was made of; without one in the story, an instance of its own name. */
function originOf(backup: Thing, { world }: Scene): Thing {
  const origin = backup.of === undefined ? undefined : world.find(backup.of)
  return origin ?? { ...backup, id: backup.name }
}

/** The networks that a step lets in; `world` is every address. */
function networksOf({ step }: Scene): readonly string[] {
  const given = [step.from ?? 'world'].flat()
  return given.map((from) => (from === 'world' ? everyAddress : from))
}

/** A new instance; without `from` nobody can connect to it. */
export function databaseCreation(scene: Scene): readonly GcpDeed[] {
  const { step } = scene
  const made = makeGcpThing(scene, 'database')
  const databaseVersion = step.text ?? 'POSTGRES_17'
  const networks = step.from === undefined ? {} : { networks: networksOf(scene) }
  return [{ call: databases.createDatabase(instanceOf(made), { databaseVersion, ...networks }) }]
}

/** A backup out of turn, by either name of the method; the log does not say its number. */
export function databaseBackup(
  scene: Scene,
  database: Thing,
  verb: 'create' | 'insert',
): readonly GcpDeed[] {
  makeGcpThing(scene, 'database-snapshot', database, { place: database.place })
  return [{ call: databases.backUpDatabase(instanceOf(database), verb) }]
}

/** A second instance with the same data, in the same project. */
export function databaseClone(scene: Scene, database: Thing): readonly GcpDeed[] {
  const { place } = database
  const made = makeGcpThing(scene, 'database', database, { place })
  return [{ call: databases.cloneDatabase(instanceOf(database), made.id) }]
}

/** A backup is restored into an instance that is there before; the scenario may leave that unsaid. */
export function databaseRestore(scene: Scene, backup: Thing): readonly GcpDeed[] {
  const { step, world } = scene
  const target = world.find(step.as ?? '') ?? makeGcpThing(scene, 'database', backup)
  const of = instanceOf(originOf(backup, scene))
  return [{ call: databases.restoreDatabase(instanceOf(target), { id: backup.id, of }) }]
}

/** A dump into a bucket, under the name that the step's text gives. */
export function databaseExport(scene: Scene, database: Thing, bucket: string): readonly GcpDeed[] {
  const uri = `gs://${bucket}/${scene.step.text ?? 'dump.sql'}`
  return [{ call: databases.exportDatabase(instanceOf(database), uri) }]
}

/** Which networks may connect from now on: those of the step, or none. */
export function databaseOpening(scene: Scene, change: 'open' | 'close'): readonly GcpDeed[] {
  const networks = change === 'open' ? networksOf(scene) : []
  const verb = scene.step.text === 'patch' ? 'patch' : 'update'
  return [{ call: databases.openDatabase(instanceOf(gcpSubject(scene)), networks, verb) }]
}

/** A new password of the user that the step's text names. */
export function databasePassword(scene: Scene): readonly GcpDeed[] {
  const user = scene.step.text ?? 'postgres'
  return [{ call: databases.updateDatabaseUser(instanceOf(gcpSubject(scene)), user) }]
}

/** An instance with all its backups, or one backup. */
export function databaseDeletion(scene: Scene, thing: Thing): readonly GcpDeed[] {
  if (thing.kind === 'database') return [{ call: databases.deleteDatabase(instanceOf(thing)) }]
  const database = instanceOf(originOf(thing, scene))
  return [{ call: databases.deleteBackup(database, thing.id) }]
}
