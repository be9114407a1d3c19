/** What programs and services do all day: they look, take up roles, open data, write logs. */
import { readCall } from '../calls/aws-call.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import { serviceCaller } from '../calls/aws-caller.ts'
import { assumeRole, decrypt, everydayRead } from '../calls/aws-everyday-calls.ts'
import { awsEstateOf } from './aws-estate.ts'
import { callRecord } from './aws-noise-record.ts'
import { awsStaffOf } from './aws-staff.ts'
import type { NoiseKind } from './noise-kind.ts'

/** A vendor's monitoring reads the account. */
export const awsMonitoring: NoiseKind = (moment) => {
  const caller = awsStaffOf(moment.place).monitoring(moment.time)
  return [callRecord(moment, caller, everydayRead(moment.random))]
}

const sessionRoles = [
  ['ec2.amazonaws.com', 'web-server'],
  ['ec2.amazonaws.com', 'batch-worker'],
  ['lambda.amazonaws.com', 'thumbnail-maker'],
  ['lambda.amazonaws.com', 'invoice-mailer'],
  ['ecs-tasks.amazonaws.com', 'api-task'],
] as const

/** Services take up the roles of instances, functions and tasks. */
export const awsServiceSessions: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const [service, role] = random.pick(sessionRoles)
  const server = random.pick(awsEstateOf(place).servers)
  const session = {
    account: place.id,
    role,
    session: service === 'ec2.amazonaws.com' ? server.instanceId : role,
    since: time,
    address: service,
    agent: service,
  }
  return [callRecord(moment, serviceCaller(service, place.id), assumeRole(session))]
}

/** Functions and tasks open their data and begin new streams of their logs. */
export const awsPrograms: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { role, at } = random.pick(awsStaffOf(place).programs)
  const { keyArn, buckets } = awsEstateOf(place)
  const call =
    random.fraction() < 0.3
      ? newLogStream(role, time, random.hex(32))
      : decrypt({ arn: keyArn, account: place.id }, `arn:aws:s3:::${random.pick(buckets)}`)
  return [callRecord(moment, at(time), call)]
}

function newLogStream(program: string, time: number, unique: string): AwsCall {
  const date = new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    service: 'logs',
    name: 'CreateLogStream',
    readOnly: false,
    request: {
      logGroupName: `/aws/lambda/${program}`,
      logStreamName: `${date}/[$LATEST]${unique}`,
    },
    response: null,
  }
}

/** AWS Config looks at buckets. */
export const awsInventory: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const name = random.pick(['GetBucketAcl', 'GetBucketPolicyStatus', 'GetBucketTagging'])
  const bucketName = random.pick(awsEstateOf(place).buckets)
  const request = { bucketName, Host: `${bucketName}.s3.${place.region}.amazonaws.com` }
  const caller = awsStaffOf(place).configuration(time)
  return [callRecord(moment, caller, readCall('s3', name, request))]
}

/** Programs read objects: data events, which a trail has only when told to (CloudTrail user guide). */
export const awsDataReads: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { buckets } = awsEstateOf(place)
  const caller = random.pick(awsStaffOf(place).programs).at(time)
  const bucketName = random.pick(buckets)
  const key = `${random.pick(['2025', '2026'])}/${random.hex(2)}/${random.hex(8)}.json`
  const bucketArn = `arn:aws:s3:::${bucketName}`
  const call: AwsCall = {
    service: 's3',
    name: 'GetObject',
    readOnly: true,
    request: { bucketName, Host: `s3.${place.region}.amazonaws.com`, key },
    response: null,
    additional: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': `${random.text(75, base64)}=`,
      bytesTransferredOut: random.whole(200, 90_000),
    },
    resources: [
      { type: 'AWS::S3::Object', ARN: `${bucketArn}/${key}` },
      { accountId: place.id, type: 'AWS::S3::Bucket', ARN: bucketArn },
    ],
    category: 'Data',
  }
  return [callRecord(moment, { ...caller, agent: `[${caller.agent}]` }, call)]
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
