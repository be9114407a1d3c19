import { newEc2Id, readCall } from '../calls/aws-call.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import { roleCaller, serviceCaller, userCaller } from '../calls/aws-caller.ts'
import type { AwsCaller, AwsSession } from '../calls/aws-caller.ts'
import { changeInstanceState, dryRunInstances, runInstances } from '../calls/aws-compute-calls.ts'
import { assumeRole, decrypt, everydayRead } from '../calls/aws-everyday-calls.ts'
import { hour, minute, second, workTimes } from '../clock.ts'
import * as cast from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { background, benign, storyDays, storyEnd } from './story.ts'

const { accounts, away, home } = cast

/** What an ordinary week holds, in records, and how far each kind keeps office hours. */
const amounts = [
  [playMonitoring, 1500, 0.25],
  [playServiceSessions, 900, 0.2],
  [playPrograms, 800, 0.4],
  [playInventory, 300, 0],
  [playPeople, 160, 0.95],
  [playAutoScaling, 40, 0.6],
  [playDryRuns, 24, 0.5],
] as const

/** Everyday noise of three accounts: most of what a trail holds. */
export function playAwsBackground(scene: AwsScene): void {
  for (const [play, count, office] of amounts) {
    for (const time of workTimes({ days: storyDays, count, office }, scene.random)) {
      play(scene, time)
    }
  }
}

/** A vendor's monitoring reads all accounts in both regions. */
function playMonitoring(scene: AwsScene, time: number): void {
  const { random } = scene
  const account = random.pick([
    accounts.production,
    accounts.production,
    accounts.recovery,
    accounts.build,
  ])
  const caller = roleCaller({
    account,
    role: 'monitoring-read',
    session: 'poller',
    since: Math.floor(time / hour) * hour,
    address: '203.0.113.8',
    agent: cast.agents.boto,
  })
  const region = random.pick([home, home, home, away])
  scene.actor(caller, region)(time, everydayRead(random), background)
}

/** Services take up the roles of instances and functions. */
function playServiceSessions(scene: AwsScene, time: number): void {
  const { random } = scene
  const [service, role] = random.pick([
    ['ec2.amazonaws.com', 'web-server'],
    ['ec2.amazonaws.com', 'batch-worker'],
    ['lambda.amazonaws.com', 'thumbnail-maker'],
    ['lambda.amazonaws.com', 'invoice-mailer'],
    ['ecs-tasks.amazonaws.com', 'api-task'],
  ] as const)
  const server = random.pick(cast.servers)
  const session: AwsSession = {
    account: accounts.production,
    role,
    session: service === 'ec2.amazonaws.com' ? server.instanceId : role,
    since: time,
    address: service,
    agent: service,
  }
  scene.actor(serviceCaller(service, accounts.production), home)(
    time,
    assumeRole(session),
    background,
  )
}

/** Functions and tasks open their data and write their logs. */
function playPrograms(scene: AwsScene, time: number): void {
  const { random } = scene
  const role = random.pick(['thumbnail-maker', 'invoice-mailer', 'api-task'])
  const caller = roleCaller({
    account: accounts.production,
    role,
    session: role,
    since: Math.floor(time / hour) * hour,
    address: `10.20.1.${random.whole(20, 40)}`,
    agent: 'aws-sdk-nodejs/3.899.0 linux/v22.19.0 exec-env/AWS_Lambda_nodejs22.x',
  })
  const date = new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')
  const logStream: AwsCall = {
    service: 'logs',
    name: 'CreateLogStream',
    readOnly: false,
    request: {
      logGroupName: `/aws/lambda/${role}`,
      logStreamName: `${date}/[$LATEST]${random.hex(32)}`,
    },
    response: null,
  }
  const key = {
    arn: `arn:aws:kms:${home}:${accounts.production}:key/${keyId}`,
    account: accounts.production,
  }
  const opened = decrypt(key, 'arn:aws:s3:::example-production-invoices')
  scene.actor(caller, home)(time, random.pick([logStream, opened, opened]), background)
}

const keyId = '6b0c2f1e-58d4-4c7a-9f13-2d7e90a4b5c6'

/** AWS Config looks at buckets. */
function playInventory(scene: AwsScene, time: number): void {
  const name = scene.random.pick(['GetBucketAcl', 'GetBucketPolicyStatus', 'GetBucketTagging'])
  const bucketName = scene.random.pick([
    'example-production-invoices',
    'example-production-exports',
  ])
  const service = 'config.amazonaws.com'
  const caller = cast.serviceSession(service, {
    account: accounts.production,
    path: `/aws-service-role/${service}/`,
    role: 'AWSServiceRoleForConfig',
    session: 'AWSConfig-Describe',
    since: Math.floor(time / hour) * hour,
  })
  const request = { bucketName, Host: `${bucketName}.s3.${home}.amazonaws.com` }
  scene.actor(caller, home)(time, readCall('s3', name, request), background)
}

/** People sign in and look about: administrators, a developer, and operators with their role. */
function playPeople(scene: AwsScene, time: number): void {
  const { random } = scene
  if (random.fraction() < 0.2) {
    const operator = roleCaller({
      account: accounts.production,
      role: 'ops-maintenance',
      session: 'tom.fischer',
      since: time - 5 * minute,
      address: random.pick(cast.officeAddresses),
      agent: cast.agents.cli,
    })
    scene.actor(operator, home)(time, everydayRead(random), background)
    return
  }
  if (random.fraction() < 0.3) {
    const developer: AwsCaller = userCaller({
      account: accounts.production,
      name: 'lena.hoff',
      address: random.pick(cast.officeAddresses),
      agent: cast.agents.cli,
    })
    scene.actor(developer, home)(time, everydayRead(random), background)
    return
  }
  const person = cast.administrator(random.pick(cast.administrators), time - 10 * minute)
  if (random.fraction() < 0.25) scene.signIn(person, time - 10 * minute, background)
  scene.actor(person, home)(time, everydayRead(random), background)
}

/** A group grows by one machine from a vendor image and shrinks again some hours later. */
function playAutoScaling(scene: AwsScene, time: number): void {
  const { random } = scene
  const service = 'autoscaling.amazonaws.com'
  const image = cast.vendorImages[2] ?? { imageId: '', snapshotId: '' }
  const instanceId = newEc2Id('i', random)
  const group = scene.actor(scalingCaller(service, 'AWSServiceRoleForAutoScaling', time), home)
  group(
    time,
    runInstances({ ...newMachine(time), instanceId, imageId: image.imageId }, random),
    background,
  )
  const use = { region: home, snapshotId: image.snapshotId, owner: accounts.vendor }
  scene.useSharedSnapshot(
    { ...use, time: time + 2 * second, consumer: accounts.production },
    { consumer: benign('E', 'launch of a vendor image') },
  )
  const end = time + Math.round(random.exponential(2 * hour))
  if (end >= storyEnd) return
  group(end, changeInstanceState('TerminateInstances', instanceId), background)
}

/** A node group asks whether it may launch. */
function playDryRuns(scene: AwsScene, time: number): void {
  const { random } = scene
  const caller = scalingCaller(
    'eks-nodegroup.amazonaws.com',
    'AWSServiceRoleForAmazonEKSNodegroup',
    time,
  )
  const plan = { ...newMachine(time), instanceId: newEc2Id('i', random) }
  scene.actor(caller, home)(time, dryRunInstances(plan, random), background)
}

function scalingCaller(service: string, role: string, time: number): AwsCaller {
  const path = `/aws-service-role/${service}/`
  const since = time - second
  return cast.serviceSession(service, {
    account: accounts.production,
    path,
    role,
    session: role.slice(17),
    since,
  })
}

function newMachine(time: number): Omit<Parameters<typeof runInstances>[0], 'instanceId'> {
  return {
    imageId: cast.vendorImage,
    owner: accounts.production,
    time,
    subnet: cast.networks.production,
    groupId: cast.productionGroup,
    type: 'm7i.large',
  }
}
