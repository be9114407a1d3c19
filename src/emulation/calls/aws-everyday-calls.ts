import type { AwsCall } from './aws-call.ts'
import { readCall } from './aws-call.ts'
import { roleArn, rolePrincipalId, sessionAccessKey } from './aws-caller.ts'
import type { AwsSession } from './aws-caller.ts'
import { hour, spelledText } from '../clock.ts'
import type { RandomSource } from '../random.ts'

/** sts:AssumeRole; its answer holds the key that the session's own calls carry. */
export function assumeRole(session: AwsSession): AwsCall {
  const arn = roleArn(session)
  const name = session.session
  return {
    service: 'sts',
    name: 'AssumeRole',
    readOnly: true,
    request: { roleArn: arn, roleSessionName: name, durationSeconds: 3600 },
    response: {
      credentials: {
        accessKeyId: sessionAccessKey(session),
        sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
        expiration: spelledText(session.since + hour),
      },
      assumedRoleUser: {
        assumedRoleId: `${rolePrincipalId(arn)}:${name}`,
        arn: `arn:aws:sts::${session.account}:assumed-role/${session.role}/${name}`,
      },
    },
    resources: [{ accountId: session.account, type: 'AWS::IAM::Role', ARN: arn }],
  }
}

/** kms:Decrypt by a program, with the context of what it opens. */
export function decrypt(
  key: { readonly arn: string; readonly account: string },
  context: string,
): AwsCall {
  return {
    service: 'kms',
    name: 'Decrypt',
    readOnly: true,
    request: {
      encryptionContext: { 'aws:s3:arn': context },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    response: null,
    resources: [{ accountId: key.account, type: 'AWS::KMS::Key', ARN: key.arn }],
  }
}

/** Reads that monitoring, inventory and people make all day, with a plausible request each. */
export function everydayRead(random: RandomSource): AwsCall {
  const [service, name, request] = random.pick(everydayReads)
  return readCall(service, name, request)
}

const everydayReads = [
  ['ec2', 'DescribeInstances', { maxResults: 100, instancesSet: {}, filterSet: {} }],
  [
    'ec2',
    'DescribeInstanceStatus',
    { instancesSet: {}, filterSet: {}, includeAllInstances: false },
  ],
  ['ec2', 'DescribeVolumes', { volumeSet: {}, filterSet: {} }],
  ['ec2', 'DescribeVolumeStatus', { volumeSet: {}, filterSet: {}, maxResults: 500 }],
  [
    'ec2',
    'DescribeSecurityGroups',
    { securityGroupSet: {}, securityGroupIdSet: {}, filterSet: {} },
  ],
  ['ec2', 'DescribeSubnets', { subnetSet: {}, filterSet: {} }],
  ['ec2', 'DescribeTags', { maxResults: 1000, filterSet: {} }],
  ['ec2', 'DescribeAddresses', { publicIpsSet: {}, allocationIdsSet: {}, filterSet: {} }],
  ['elasticloadbalancing', 'DescribeLoadBalancers', { pageSize: 400 }],
  ['elasticloadbalancing', 'DescribeTargetHealth', null],
  ['autoscaling', 'DescribeAutoScalingGroups', { maxRecords: 100 }],
  ['monitoring', 'DescribeAlarms', { maxRecords: 100 }],
  ['rds', 'DescribeDBInstances', { maxRecords: 100 }],
  ['logs', 'DescribeLogGroups', { limit: 50 }],
  ['s3', 'ListBuckets', null],
  ['iam', 'ListRoles', { maxItems: 1000 }],
  ['iam', 'ListUsers', null],
  ['ssm', 'DescribeInstanceInformation', { maxResults: 50 }],
  ['cloudtrail', 'DescribeTrails', { trailNameList: [], includeShadowTrails: true }],
  ['lambda', 'ListFunctions20150331', { maxItems: 50 }],
] as const
