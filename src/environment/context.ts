/** What is known of actor, place and time beyond the record: the file, the logs and the history as one. */
import { AccountTrust } from './account-trust.ts'
import {
  emptyEnvironment,
  type Environment,
  type ThresholdName,
} from './configuration/environment.ts'
import { type Newness, newnessOf, type Subject } from './history/first-seen.ts'
import { emptyHistory, type History } from './history/history.ts'
import { type DataFacts, sensitivityOf, type SensitivityTest } from './sensitivity.ts'
import { type PortRange, watchedPortsOf } from './watched-ports.ts'
import { createOffHoursTest, type OffHoursTest } from './working-hours.ts'

const hour = 60 * 60 * 1000

/** Lengths of time that `spoor.yaml` may change, milliseconds. */
const builtInThresholds: Readonly<Record<ThresholdName, number>> = {
  // An image made within this time of its machine's launch, by whoever launched it, is a build.
  longestImageBuild: 6 * hour,
  // A service makes the disks of a restore within this time of the request.
  longestRestore: hour,
  // A week shows weekdays and a weekend; after less, everybody is new.
  shortestLearning: 7 * 24 * hour,
}

/** Ports that give a shell, a desktop, files or a database (reference/telemetry.md section 5.5). */
const builtInPorts: readonly PortRange[] = [
  22, 139, 445, 1433, 1521, 3306, 3389, 5432, 5985, 5986, 27017,
].map((port) => [port, port])

/** Reads the tags of a resource, known by its canonical id and by others of the same object. */
export type TagReader = (resource: {
  readonly id: string
  readonly aliases?: readonly string[]
}) => NonNullable<DataFacts['tags']>

/** What a hunt was told and has learned. */
export interface ContextSources {
  readonly environment?: Environment
  /** Trust as the logs show it, made with the same environment. */
  readonly trust?: AccountTrust
  readonly history?: History
  /** The tags of resources as the logs hold them, as far as the file asks for any. */
  readonly tagsOf?: TagReader
  /** Where the hunted window begins, milliseconds UTC: all that a newcomer did in it counts as new. */
  readonly windowBegin?: number | undefined
}

/** Where and when something is asked about. */
export interface ContextMoment {
  readonly account: string | undefined
  /** Milliseconds UTC. */
  readonly time: number
}

/** All that findings judge by. */
export interface Context {
  readonly environment: Environment
  readonly trust: AccountTrust
  readonly isOffHours: OffHoursTest
  readonly sensitivity: SensitivityTest
  /** The tags that the logs hold of a resource; only those that {@link sensitivity} asks for. */
  readonly tagsOf: TagReader
  /** Ports that are grave when the world reaches them. */
  readonly watchedPorts: readonly PortRange[]
  /** Milliseconds. */
  readonly thresholds: Readonly<Record<ThresholdName, number>>
  readonly history: History
  /** Where the hunted window begins, milliseconds UTC; `Infinity` where each event is asked for itself. */
  readonly windowBegin: number
  /** Was it never seen before? `undefined` where too little was learned to say so. */
  readonly newness: (subject: Subject, moment: ContextMoment) => Newness | undefined
}

/** Puts together what is known; without a file and a history, what the logs themselves show. */
export function createContext({
  environment = emptyEnvironment,
  trust = new AccountTrust(environment),
  history = emptyHistory,
  tagsOf = () => [],
  windowBegin = Infinity,
}: ContextSources = {}): Context {
  const thresholds = thresholdsOf(environment)
  return {
    environment,
    trust,
    isOffHours: createOffHoursTest(environment.workingHours),
    sensitivity: sensitivityOf(environment),
    tagsOf,
    watchedPorts: watchedPortsOf(environment, builtInPorts),
    thresholds,
    history,
    windowBegin,
    newness: (subject, { account, time }) => {
      const found = newnessOf(history, subject, { account, time: Math.min(time, windowBegin) })
      const learned = found === undefined ? 0 : found.span.to - found.span.from
      return learned < thresholds.shortestLearning ? undefined : found
    },
  }
}

/** The lengths of time that hold, milliseconds: the built-in ones as the file changes them. */
export function thresholdsOf({ thresholds }: Environment): Context['thresholds'] {
  const { longestImageBuild, longestRestore, shortestLearning } = builtInThresholds
  return {
    longestImageBuild: thresholds.longestImageBuild?.value ?? longestImageBuild,
    longestRestore: thresholds.longestRestore?.value ?? longestRestore,
    shortestLearning: thresholds.shortestLearning?.value ?? shortestLearning,
  }
}
