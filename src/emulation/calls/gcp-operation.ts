import type { JsonObject } from '../../base/json.ts'
import { pacificText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'
import { numericId } from './gcp-resource-number.ts'

/** What a call starts: an operation of its service. */
export interface OperationPlan {
  /** `compute.googleapis.com`. */
  readonly service: string
  /** With its version; the links of the operation are of the same version. */
  readonly method: string
  /** What the operation does: `insert`, `createSnapshot`, `CLONE`. */
  readonly type: string
  /** To what: the name of a resource. */
  readonly target: string
  /** Who started it; absent for a schedule. */
  readonly user?: string
  /** Milliseconds. */
  readonly time: number
}

/** An operation under way: its id, and how the call is answered with it. */
export interface StartedOperation {
  readonly id: string
  readonly answer: JsonObject
}

/** Starts the operation as its service does (reference/telemetry.md 2.8). */
export function startOperation(plan: OperationPlan, random: RandomSource): StartedOperation {
  if (plan.service === 'cloudsql.googleapis.com') return startSqlOperation(plan, random)
  if (plan.service === 'cloudbuild.googleapis.com') return startBuild(plan, random)
  const id = `operation-${operationSuffix(plan.time, random)}`
  return { id, answer: computeOperation(plan, id, random) }
}

/** An operation that a schedule of Compute Engine ran: it is told when it is over. */
export function runSystemOperation(plan: OperationPlan, random: RandomSource): StartedOperation {
  const id = `systemevent-${operationSuffix(plan.time, random)}`
  const answer = computeOperation(plan, id, random)
  const over = { status: 'DONE', progress: '100', endTime: pacificText(plan.time + 900) }
  return { id, answer: { ...answer, ...over } }
}

function operationSuffix(time: number, random: RandomSource): string {
  return `${time}-${random.hex(13)}-${random.hex(8)}-${random.hex(8)}`
}

function computeOperation(plan: OperationPlan, name: string, random: RandomSource): JsonObject {
  const { method, target, time } = plan
  const version = /^(?:alpha|beta)\./.exec(method)?.[0].slice(0, -1) ?? 'v1'
  const prefix = `https://www.googleapis.com/compute/${version}/`
  const [, project = '', scope = '', place = ''] = target.split('/')
  const isLocal = scope === 'zones' || scope === 'regions'
  const home = isLocal ? `${project}/${scope}/${place}` : `${project}/global`
  // What belongs to an organisation stands in no project.
  const isOfProject = target.startsWith('projects/')
  const link = `${prefix}${isOfProject ? `projects/${home}` : 'locations/global'}`
  const id = random.text(19, '123456789')
  return presentFields({
    '@type': 'type.googleapis.com/operation',
    id,
    name,
    zone: scope === 'zones' ? link : undefined,
    region: scope === 'regions' ? link : undefined,
    operationType: plan.type,
    targetLink: `${prefix}${target}`,
    targetId: numericId(target),
    status: 'RUNNING',
    user: plan.user,
    progress: '0',
    insertTime: pacificText(time),
    startTime: pacificText(time + 2),
    selfLink: `${link}/operations/${name}`,
    selfLinkWithId: `${link}/operations/${id}`,
  })
}

function startSqlOperation(plan: OperationPlan, random: RandomSource): StartedOperation {
  const id = random.uuid()
  const [, project = '', , instance = ''] = plan.target.split('/')
  const home = `https://sqladmin.googleapis.com/sql/v1beta4/projects/${project}`
  const answer = presentFields({
    '@type': 'type.googleapis.com/google.cloud.sql.v1beta4.Operation',
    kind: 'sql#operation',
    name: id,
    operationType: plan.type,
    status: 'PENDING',
    user: plan.user,
    insertTime: new Date(plan.time).toISOString(),
    instanceUid: `1-${createRandom(`uid of ${plan.target}`).uuid()}`,
    targetId: instance,
    targetProject: project,
    targetLink: `${home}/instances/${instance}`,
    selfLink: `${home}/operations/${id}`,
  })
  return { id, answer }
}

/** The answer of Cloud Build is unconfirmed (reference/telemetry.md 2.8 [unverified]). */
function startBuild(plan: OperationPlan, random: RandomSource): StartedOperation {
  const [, project = ''] = plan.target.split('/')
  const id = `operations/build/${project}/${random.text(48, base64Letters)}`
  return { id, answer: { '@type': 'type.googleapis.com/google.longrunning.Operation', name: id } }
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
