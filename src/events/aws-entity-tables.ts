/**
 * Where CloudTrail records name the things they are about, by event source: the places that Elastic's
 * AWS integration reads with `actor_target_mapping` on (reference/telemetry.md 5.2). `request` and
 * `response` stand for `requestParameters` and `responseElements`; lists are walked through.
 */

/** One path per word. */
type Paths = string

/** Read for every record, whatever its source. */
export const identityPaths: Paths = `
  userIdentity.accessKeyId userIdentity.arn userIdentity.userName
  userIdentity.sessionContext.sessionIssuer.arn userIdentity.sessionContext.sessionIssuer.userName
  resources.ARN`

/** Feeds `related.entity`. */
export const relatedPaths: Readonly<Record<string, Paths>> = {
  cloudtrail: `request.name request.s3BucketName response.cloudWatchLogsLogGroupArn
    response.cloudWatchLogsRoleArn response.kmsKeyId response.snsTopicARN response.trailARN
    response.name`,
  config: 'request.configurationRecorderName',
  ec2: `request.groupId request.groupName request.roleName request.subnetId request.volumeId
    request.networkInterfaceId request.vpcId request.snapshotId request.groupSet.items.groupId
    request.instancesSet.items.instanceId request.revokedSecurityGroupRuleSet.items.groupId
    request.revokedSecurityGroupRuleSet.items.securityGroupRuleId
    response.groupId response.reservationId response.vpc.vpcId response.vpc.dhcpOptionsId
    response.snapshotId response.volumeId response.groupSet.items.groupId
    response.securityGroupRuleSet.items.groupId
    response.securityGroupRuleSet.items.referencedGroupInfo.groupId
    response.securityGroupRuleSet.items.securityGroupRuleId
    response.instancesSet.items.subnetId response.instancesSet.items.vpcId
    response.instancesSet.items.instanceId response.instancesSet.items.imageId
    response.instancesSet.items.iamInstanceProfile.arn
    response.instancesSet.items.networkInterfaceSet.items.networkInterfaceId
    response.instancesSet.items.networkInterfaceSet.items.vpcId
    response.instancesSet.items.networkInterfaceSet.items.subnetId
    response.instancesSet.items.networkInterfaceSet.items.groupSet.items.groupId`,
  guardduty: 'request.detectorId response.detectorId',
  iam: `request.userName request.serialNumber request.accessKeyId request.policyArn request.roleName
    request.policyName response.accessKey.userName response.accessKey.accessKeyId response.user.arn
    response.user.userId response.user.userName response.userId response.role.arn
    response.serialNumber`,
  kms: 'request.keyId response.keyId response.keyMetadata.arn response.keyMetadata.keyId',
  lambda: `request.functionName response.functionArn response.functionName response.role
    response.vpcConfig.securityGroupIds response.vpcConfig.subnetIds`,
  rds: `request.dBInstanceIdentifier request.dBInstanceArn response.dBInstanceIdentifier
    response.dBSubnetGroup.vpcId response.dBSubnetGroup.subnets.subnetIdentifier
    response.vpcSecurityGroups.vpcSecurityGroupId`,
  s3: 'request.bucketName',
  sts: `request.roleArn sourceIdentity additionalEventData.MFAIdentifier
    response.assumedRoleUser.arn request.roleSessionName response.accessKeyId`,
  wafv2: 'request.id response.summary',
}

/** Feeds `related.hosts`, beside the instances that are targets. */
export const hostPaths: Readonly<Record<string, Paths>> = {
  ec2: 'request.instancesSet.items.instanceId response.instancesSet.items.instanceId',
}

/** Feeds `target.entity.id`, by event source and the actions that share the places. */
export const targetPaths: Readonly<Record<string, Readonly<Record<string, Paths>>>> = {
  bedrock: { Converse: 'request.modelId' },
  cloudformation: { CreateStackSet: 'response.stackSetId', CreateStack: 'response.stackId' },
  cloudtrail: {
    'DeleteTrail StopLogging': 'request.name',
    DescribeTrails: 'recipientAccountId',
  },
  config: {
    'StopConfigurationRecorder StartConfigurationRecorder': 'request.configurationRecorderName',
  },
  dynamodb: { ListTables: 'recipientAccountId' },
  ec2: {
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress':
      'request.groupId response.securityGroupRuleSet.items.securityGroupRuleId',
    CreateTrafficMirrorFilter:
      'response.CreateTrafficMirrorFilterResponse.trafficMirrorFilter.trafficMirrorFilterId',
    CreateTrafficMirrorFilterRule:
      'response.CreateTrafficMirrorFilterRuleResponse.trafficMirrorFilterRule.trafficMirrorFilterRuleId',
    CreateTrafficMirrorSession:
      'response.CreateTrafficMirrorSessionResponse.trafficMirrorSession.trafficMirrorSessionId',
    CreateTrafficMirrorTarget:
      'response.CreateTrafficMirrorTargetResponse.trafficMirrorTarget.trafficMirrorTargetId',
    DeleteFlowLogs: 'request.DeleteFlowLogsRequest.FlowLogId.content',
    DeleteNetworkAcl: 'request.networkAclId',
    DeleteNetworkAclEntry: 'request.networkAclId request.ruleNumber',
    GetPasswordData: 'request.instanceId',
    ModifyImageAttribute: 'request.imageId',
    ModifySnapshotAttribute: 'request.snapshotId',
    'DescribeSecurityGroups DescribeNetworkInterfaces DescribeRegions DescribeVpcs DescribeNetworkAcls DescribeVolumes':
      'recipientAccountId',
  },
  'ec2-instance-connect': {
    'SendSSHPublicKey SendSerialConsoleSSHPublicKey': 'request.instanceId',
  },
  elasticfilesystem: {
    DeleteFileSystem: 'request.fileSystemId',
    DeleteMountTarget: 'request.mountTargetId',
  },
  elasticloadbalancing: { DescribeLoadBalancers: 'recipientAccountId' },
  events: { DeleteRule: 'request.name' },
  guardduty: { CreateDetector: 'response.detectorId', DeleteDetector: 'request.detectorId' },
  iam: {
    AttachGroupPolicy: 'request.groupName',
    'AttachRolePolicy ListAttachedRolePolicies UpdateAssumeRolePolicy': 'request.roleName',
    AttachUserPolicy: 'request.policyArn request.userName',
    CreateAccessKey: 'response.accessKey.accessKeyId request.userName',
    'CreateUser DeactivateMFADevice': 'request.userName',
    DeleteVirtualMFADevice: 'request.serialNumber',
    GetPolicy: 'request.policyArn',
    CreatePolicy: 'response.policy.arn',
    'ListRoles ListUsers': 'recipientAccountId',
  },
  kms: { 'DisableKey ScheduleKeyDeletion': 'resources.ARN' },
  lambda: { AddPermission: 'request.functionName', ListFunctions: 'recipientAccountId' },
  logs: { DeleteLogGroup: 'request.logGroupName', DeleteLogStream: 'request.logStreamName' },
  monitoring: { DeleteAlarms: 'request.alarmNames' },
  rds: {
    'DeleteDBCluster ModifyDBCluster StopDBCluster': 'response.dBClusterArn',
    'DeleteDBInstance ModifyDBInstance RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 StopDBInstance':
      'response.dBInstanceArn',
    DeleteGlobalCluster: 'response.globalClusterArn',
    ModifyDBClusterSnapshotAttribute: 'response.dBClusterSnapshotIdentifier',
    ModifyDBSnapshotAttribute: 'response.dBSnapshotIdentifier',
    DescribeDBInstances: 'recipientAccountId',
  },
  rolesanywhere: { CreateTrustAnchor: 'response.trustAnchor.trustAnchorArn' },
  route53resolver: { DeleteResolverQueryLogConfig: 'response.resolverQueryLogConfig.arn' },
  s3: {
    'CopyObject PutBucketLogging PutBucketVersioning PutObject GetBucketPolicy ListObjects HeadObject GetObject DeleteObject DeleteBucket':
      'resources.ARN',
    PutBucketReplication: 'resources.ARN request.ReplicationConfiguration.Rule.Destination.Bucket',
    ListBuckets: 'recipientAccountId',
  },
  secretsmanager: {
    BatchGetSecretValue: 'request.secretIdList',
    GetSecretValue: 'request.secretId',
  },
  signin: { ConsoleLogin: 'recipientAccountId' },
  sns: { CreateTopic: 'response.topicArn', 'Subscribe Publish': 'request.topicArn' },
  ssm: {
    'GetParameter GetParameters CreateControlChannel OpenControlChannel': 'resources.ARN',
    StartSession: 'request.target',
    CreateDocument: 'request.name',
    'TerminateSession OpenDataChannel': 'request.sessionId',
    SendCommand: 'request.instanceIds request.targets.values',
    ListInstanceAssociations: 'recipientAccountId',
  },
  sts: { AssumeRole: 'request.roleArn', GetCallerIdentity: 'recipientAccountId' },
  wafv2: { 'DeleteRuleGroup DeleteWebACL': 'request.id' },
}

/** What kind of entity an ARN is of, by the word that begins its resource part. */
export const arnKinds: Readonly<Record<'user' | 'host' | 'service', string>> = {
  user: 'user role assumed-role federated-user instance-profile mfa serialNumber',
  host: 'instance',
  service: `stack stack-set trail configuration-recorder file-system mount-target rule detector key
    function log-group log-stream alarm db cluster global-cluster trust-anchor
    resolver-query-log-config secret parameter document session webacl rulegroup ipset topic model
    loadbalancer table group policy security-group network-interface vpc subnet network-acl
    dhcp-options`,
}

/** What begins the ids of network resources; Elastic counts them as parts of a service. */
export const serviceIdPrefixes: readonly string[] =
  'sg- sgr- eni- vpc- subnet- acl- rtb- igw- nat- vpce- tgw- pcx-'.split(' ')
