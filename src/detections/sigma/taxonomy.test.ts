import { expect, test } from 'vitest'
import type { Predicate } from '../query/query.ts'
import type { LogSourceQuery, TaxonomyName } from './rule.ts'
import { taxonomyOf, type RuleTaxonomy } from './taxonomy.ts'

const nowhere = { start: 0, end: 0 }

function taxonomy(
  attributes: Readonly<Record<string, string>>,
  name: TaxonomyName = 'sigma',
): RuleTaxonomy {
  const logsource: LogSourceQuery = {
    attributes: Object.entries(attributes).map(([key, value]) => ({
      name: key,
      value,
      span: nowhere,
    })),
    span: nowhere,
  }
  return taxonomyOf(logsource, name)
}

/** The data sets that a gate lets through. */
function datasets(gate: Predicate): readonly unknown[] {
  if (gate.kind === 'or') return gate.of.flatMap(datasets)
  return gate.kind === 'field' && gate.matcher.kind === 'equals' ? [gate.matcher.value] : []
}

const all = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

test.each([
  [{ product: 'aws', service: 'cloudtrail' }, ['aws.cloudtrail']],
  [{ product: 'AWS' }, ['aws.cloudtrail']],
  [{ service: 'gcp.audit' }, ['gcp.audit']],
  [{ product: 'azure', service: 'activitylogs' }, ['azure.activitylogs']],
  [{ category: 'cloud' }, all],
  [{ product: 'spoor' }, all],
  [{ category: 'cloud', product: 'gcp' }, ['gcp.audit']],
  [{ product: 'azure', service: 'signinlogs' }, []],
  [{ product: 'windows', category: 'process_creation' }, []],
  [{ product: 'aws', region: 'eu' }, []],
])('%j is about %j', (attributes, expected) => {
  const { gate, isRead } = taxonomy(attributes)
  expect(datasets(gate)).toEqual(expected)
  expect(isRead).toBe(expected.length > 0)
  expect(gate.kind === 'constant').toBe(expected.length === 0)
})

const aws = { product: 'aws', service: 'cloudtrail' }
const azure = { product: 'azure', service: 'activitylogs' }
const gcp = { product: 'gcp', service: 'gcp.audit' }

test.each([
  [aws, 'requestParameters.snapshotId', 'native requestParameters.snapshotId'],
  [aws, 'userIdentity.arn', 'native userIdentity.arn'],
  [aws, 'user.name', 'ecs user.name'],
  [
    aws,
    'aws.cloudtrail.flattened.request_parameters.x',
    'ecs aws.cloudtrail.flattened.request_parameters.x',
  ],
  [aws, 'spoor.verb', 'ecs spoor.verb'],
  [aws, 'eventName', 'native eventName'],
  [azure, 'operationName', 'native operationName.value|operationName'],
  [azure, 'OperationNameValue', 'native operationName.value|operationName'],
  [azure, 'operationname', 'native operationName.value|operationName'],
  [azure, 'ResourceProviderValue', 'native resourceProviderName.value'],
  [azure, 'properties.message', 'native properties.message'],
  [azure, 'Properties_d.entity', 'native properties.entity'],
  [azure, 'properties.requestbody', 'native properties.requestBody|properties.requestbody'],
  [azure, 'identity.claims.appid', 'native claims.appid'],
  [azure, 'claims.appid', 'native claims.appid'],
  [azure, 'azure.resource.id', 'ecs azure.resource.id'],
  [gcp, 'gcp.audit.method_name', 'native protoPayload.methodName'],
  [gcp, 'data.protoPayload.methodName', 'native protoPayload.methodName'],
  [gcp, 'protoPayload.methodName', 'native protoPayload.methodName'],
  [gcp, 'gcp.audit.request.name', 'ecs gcp.audit.request.name'],
  [{ category: 'cloud' }, 'spoor.target.public', 'ecs spoor.target.public'],
  [{ category: 'cloud' }, 'eventName', 'native eventName'],
])('on %j the field %s is %s', (attributes, name, expected) => {
  const { document, path, aliases } = taxonomy(attributes).fieldOf(name)
  expect(`${document} ${[path, ...(aliases ?? [])].join('|')}`).toBe(expected)
})

test('a rule in ECS names reads everything from the ECS document', () => {
  const ecs = taxonomy(gcp, 'ecs')
  expect(ecs.fieldOf('gcp.audit.method_name')).toEqual({
    document: 'ecs',
    path: 'gcp.audit.method_name',
  })
  expect(ecs.keywords).toBe('ecs')
})

test.each([
  [azure, 'ActivityStatusValue', 'success', ['success', 'Succeeded']],
  [azure, 'status', 'Failed', ['Failed', 'Failure']],
  [azure, 'status', 'Created', ['Created']],
  [azure, 'caller', 'Success', ['Success']],
  [aws, 'status', 'Success', ['Success']],
])('on %j the %s %s is also %j', (attributes, name, value, expected) => {
  expect(taxonomy(attributes).spellingsOf(name, value)).toEqual(expected)
})
