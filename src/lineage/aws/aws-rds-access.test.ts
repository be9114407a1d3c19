import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const database = `arn:aws:rds:${home.region}:${home.account}:db:d`

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('rds', eventName, call)))
}

function restore(responseElements: JsonObject): Activity | undefined {
  const requestParameters = { dBSnapshotIdentifier: 's', dBInstanceIdentifier: 'd' }
  return activityOf('RestoreDBInstanceFromDBSnapshot', { requestParameters, responseElements })
}

function modify(request: JsonObject, responseElements: JsonObject = {}): Activity | undefined {
  const requestParameters = { dBInstanceIdentifier: 'd', ...request }
  return activityOf('ModifyDBInstance', { requestParameters, responseElements })
}

function realActivity(path: string): Activity | undefined {
  const [record = {}] = corpusRecords(path)
  return awsActivity(cloudtrailEvent(record))
}

describe('a restore (emulated)', () => {
  it('that is publicly accessible opens the database itself to the world', () => {
    const activity = restore({ publiclyAccessible: true, engine: 'postgres' })
    expect(activity?.verb).toBe('restore')
    expect(activity?.exposures).toEqual([
      {
        resource: expect.objectContaining({ id: database }),
        change: 'open',
        rules: [
          {
            key: 'publicly-accessible',
            cidrs: ['0.0.0.0/0'],
            ports: [[5432, 5432]],
            protocol: 'tcp',
            worldOpen: true,
          },
        ],
      },
    ])
  })

  it('that is private states no exposure', () => {
    expect(restore({ publiclyAccessible: false })?.exposures).toBeUndefined()
  })

  it('joins the groups of the response, but not those it leaves', () => {
    const activity = restore({
      vpcSecurityGroups: [
        { vpcSecurityGroupId: 'sg-1', status: 'active' },
        { vpcSecurityGroupId: 'sg-2', status: 'removing' },
      ],
    })
    const joined = activity?.links.filter(({ kind }) => kind === 'member-of')
    expect(joined).toMatchObject([{ from: { id: database }, to: { id: 'sg-1' } }])
  })

  it.each([
    [{ endpoint: { port: 3307 }, engine: 'mysql' }, [[3307, 3307]]],
    [{ dbInstancePort: 0, engine: 'MySQL' }, [[3306, 3306]]],
    [{ engine: 'aurora-postgresql' }, [[5432, 5432]]],
    [{ engine: 'sqlserver-ex' }, [[1433, 1433]]],
    [{ engine: 'unheard-of' }, []],
  ])('opens the port that %o tells', (response, ports) => {
    const activity = restore({ publiclyAccessible: true, ...response })
    expect(activity?.exposures?.[0]?.rules[0]?.ports).toEqual(ports)
  })
})

describe('ModifyDBInstance (emulated)', () => {
  it('opens and closes with the same key', () => {
    const rule = { key: 'publicly-accessible' }
    expect(modify({ publiclyAccessible: true })).toMatchObject({
      verb: 'expose',
      exposures: [{ change: 'open', rules: [rule] }],
    })
    expect(modify({ publiclyAccessible: false })).toMatchObject({
      verb: 'unexpose',
      exposures: [{ change: 'close', rules: [rule] }],
    })
  })

  it('is no exposure when only the response repeats that the database is public', () => {
    const activity = modify({ allocatedStorage: 20 }, { publiclyAccessible: true })
    expect([activity?.verb, activity?.exposures]).toEqual(['other', undefined])
  })

  it.each<[JsonObject, string]>([
    [{ masterUserPassword: '****' }, 'access'],
    [{ masterUserPassword: '****', publiclyAccessible: true }, 'expose'],
    [{ deletionProtection: false }, 'unprotect'],
    [{ backupRetentionPeriod: 0 }, 'unprotect'],
    [{ deletionProtection: true }, 'protect'],
    [{ backupRetentionPeriod: 7 }, 'other'],
  ])('%o is %s', (request, verb) => {
    expect(modify(request)?.verb).toBe(verb)
  })

  it('joins the groups that the request sets', () => {
    const response = { vpcSecurityGroups: [{ vpcSecurityGroupId: 'sg-1', status: 'active' }] }
    const activity = modify({ vpcSecurityGroupIds: ['sg-2'] }, response)
    expect(activity?.links).toMatchObject([{ kind: 'member-of', to: { id: 'sg-2' } }])
  })
})

describe('database security groups (emulated)', () => {
  it('open to addresses and to groups, and close again', () => {
    const open = (request: JsonObject): Activity | undefined =>
      activityOf('AuthorizeDBSecurityGroupIngress', {
        requestParameters: { dBSecurityGroupName: 'g', ...request },
      })
    expect(open({ cIDRIP: '0.0.0.0/0' })).toMatchObject({
      verb: 'expose',
      exposures: [{ resource: { kind: 'network-group' }, rules: [{ worldOpen: true }] }],
    })
    expect(open({ eC2SecurityGroupId: 'sg-1' })).toMatchObject({
      exposures: [{ rules: [{ cidrs: [], worldOpen: false }] }],
    })
    const requestParameters = { dBSecurityGroupName: 'g', cidrip: '0.0.0.0/0' }
    const closed = activityOf('RevokeDBSecurityGroupIngress', { requestParameters })
    expect(closed?.exposures?.[0]?.rules[0]?.key).toBe(
      open({ cIDRIP: '0.0.0.0/0' })?.exposures?.[0]?.rules[0]?.key,
    )
  })
})

describe.skipIf(!hasCorpus())('real and synthetic records', () => {
  it('panther (synthetic): made public, and made private', () => {
    const verbs = ['01', '03', '05'].map((number) => {
      const activity = realActivity(`panther/aws_rds_instance_made_public__${number}.json`)
      return [activity?.verb, activity?.attempt]
    })
    expect(verbs).toEqual([
      ['expose', false],
      ['unexpose', false],
      ['expose', true],
    ])
  })

  it('traildiscover: a new master password is access', () => {
    expect(realActivity('traildiscover/RDS/ModifyDBInstance.json')).toMatchObject({
      verb: 'access',
    })
  })

  it('custodian: a private database in its group', () => {
    expect(realActivity('cloud-custodian/event-cloud-trail-create-db.json')).toMatchObject({
      verb: 'create',
      outputs: [{ id: 'arn:aws:rds:us-east-1:101010101111:db:onenessdb' }],
      links: [{ kind: 'member-of', to: { id: 'us-east-1/sg-64952a01' } }],
    })
  })
})
