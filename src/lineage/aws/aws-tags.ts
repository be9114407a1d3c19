/**
 * Tags in CloudTrail records. Shapes of EC2 and RDS as real records have them (reference/telemetry.md 2.1,
 * shared/data/aws/invictus); of the calls that tag what is there, and of the other services, as the APIs
 * document their parameters: no record of those was at hand.
 */
import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { Activity } from '../activity.ts'
import type { ResourceTag, TaggedResource } from '../resource-tag.ts'
import type { Resource, ResourceKind } from '../resource.ts'
import { namedResource, type NamedThing, resourceOfArn } from './aws-named-resource.ts'
import { type AwsCall, objectsAt, readAwsCall, textAt, textsAt, valuesAt } from './aws-request.ts'
import { ec2KindOf, ec2Resource } from './aws-resource.ts'

/** Calls that put tags on what is there, in whatever service. */
const taggingCalls: ReadonlySet<string> = new Set([
  'CreateTags',
  'AddTags',
  'AddTagsToResource',
  'TagResource',
  'TagResources',
])

/** Where those calls name what they tag; letter case does not matter. */
const taggedPaths = [
  'request.resourcesSet.resourceId',
  'request.resourceArn',
  'request.resourceArnList',
  'request.resourceName',
  'request.resourceId',
] as const

/** Services that may name what they tag by its bare id. */
const thingsByService: ReadonlyMap<string, NamedThing> = new Map([
  ['elasticfilesystem.amazonaws.com', 'elasticfilesystem file-system'],
  ['ds.amazonaws.com', 'ds directory'],
])

/** Where a request holds tags: those of what it makes, or of what a tagging call names. */
const requestPaths = [
  'request.tagSet',
  'request.tags',
  'request.tagList',
  'request.tag',
  'request.recoveryPointTags',
  'request.backupVaultTags',
] as const

/** What EC2 calls the types of what it tags in the making. */
const kindsByType: ReadonlyMap<string, ResourceKind> = new Map([
  ['volume', 'disk'],
  ['snapshot', 'snapshot'],
  ['image', 'image'],
  ['instance', 'instance'],
])

const specificationPaths = ['request.tagSpecificationSet', 'request.tagSpecification'] as const

/** The lists of a response of which each element has its id and tags. */
const listedPaths = [
  ['response.snapshotSet', 'snapshot', 'snapshotId'],
  ['response.instancesSet', 'instance', 'instanceId'],
] as const

/** RDS answers with the whole thing, its ARN and tags; a snapshot names its database too, not by ARN. */
const databasePaths = [
  'response.dBSnapshotArn',
  'response.dBClusterSnapshotArn',
  'response.dBInstanceArn',
  'response.dBClusterArn',
] as const

/** The tags of a CloudTrail event; `activity` is what lineage reads in it. */
export function awsTags(
  { native }: Event,
  activity: Activity | undefined,
): readonly TaggedResource[] {
  const source = textOf(native['eventSource']) ?? ''
  const isTagging = taggingCalls.has(textOf(native['eventName']) ?? '')
  // Most events of an estate are none of these, and reading one costs time.
  const mayHaveTags = isTagging || activity !== undefined || source === 'rds.amazonaws.com'
  if (!mayHaveTags) return []
  const call = readAwsCall(native)
  if (call.isAttempt) return []
  const made = activity?.outputs ?? []
  const named = isTagging ? taggedBy(call, source) : made.map(({ id }) => id)
  return [
    ...tagged(
      named,
      requestPaths.flatMap((path) => tagsAt(call.parts, path)),
    ),
    ...(isTagging ? [] : specifiedTags(call, made)),
    ...answeredTags(call, made),
  ]
}

function taggedBy(call: AwsCall, source: string): readonly string[] {
  const thing = thingsByService.get(source)
  return taggedPaths.flatMap((path) =>
    textsAt(call.parts, path).flatMap((text) => {
      const kind = ec2KindOf(text)
      if (kind !== undefined) return [ec2Resource(kind, text, placeOf(call)).id]
      if (text.startsWith('arn:')) return resourceOfArn(text)?.id ?? []
      return thing === undefined ? [] : [namedResource(thing, text, placeOf(call)).id]
    }),
  )
}

/** Tags by the type of what EC2 makes: a launch tags machines and disks in one call. */
function specifiedTags({ parts }: AwsCall, made: readonly Resource[]): readonly TaggedResource[] {
  return specificationPaths.flatMap((path) =>
    objectsAt(parts, path).flatMap((specification) => {
      const kind = kindsByType.get(textAt(specification, 'resourceType')?.toLowerCase() ?? '')
      const ids = made.filter((one) => one.kind === kind).map(({ id }) => id)
      return tagged(ids, [...tagsAt(specification, 'tags'), ...tagsAt(specification, 'tag')])
    }),
  )
}

/** The tags of the response: of the one thing that was made, or of each in a list. */
function answeredTags(call: AwsCall, made: readonly Resource[]): readonly TaggedResource[] {
  const { parts } = call
  const database = textAt(parts, ...databasePaths)
  const databases = database === undefined ? [] : [database.toLowerCase()]
  const single = made.length === 1 ? made.map(({ id }) => id) : []
  return [
    ...tagged(single, tagsAt(parts, 'response.tagSet')),
    ...tagged(databases, tagsAt(parts, 'response.tagList')),
    ...listedPaths.flatMap(([path, kind, key]) =>
      objectsAt(parts, path).flatMap((element) => {
        const ids = textsAt(element, key).map((id) => ec2Resource(kind, id, placeOf(call)).id)
        return tagged(ids, tagsAt(element, 'tagSet'))
      }),
    ),
  ]
}

/** The tags at a path: a list of keys with values, however they are spelt, or a map of them. */
function tagsAt(root: JsonValue | undefined, path: string): readonly ResourceTag[] {
  return valuesAt(root, path)
    .filter(isJsonObject)
    .flatMap((one) => pairOf(one) ?? pairsOf(one))
}

function pairOf(tag: JsonObject): readonly ResourceTag[] | undefined {
  const key = textAt(tag, 'key', 'tagKey')
  return key === undefined ? undefined : [[key, textAt(tag, 'value', 'tagValue') ?? '']]
}

function pairsOf(map: JsonObject): readonly ResourceTag[] {
  return Object.entries(map).flatMap(([key, value]): readonly ResourceTag[] =>
    typeof value === 'string' ? [[key, value]] : [],
  )
}

function tagged(ids: readonly string[], tags: readonly ResourceTag[]): readonly TaggedResource[] {
  return tags.length === 0 ? [] : ids.map((id) => ({ id, tags }))
}

function placeOf({ account, region }: AwsCall): Parameters<typeof namedResource>[2] {
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}
