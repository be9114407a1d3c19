/** Members of the vendors' records; what stands below a member that is not listed is free. */
const members: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // AWS CloudTrail record contents, event version 1.11.
  'aws.cloudtrail': {
    '': `eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent
      errorCode errorMessage requestParameters responseElements additionalEventData requestID eventID
      eventType apiVersion managementEvent readOnly resources recipientAccountId serviceEventDetails
      sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory addendum edgeDeviceDetails
      sessionCredentialFromConsole tlsDetails insightDetails eventContext`,
    userIdentity: `type userName principalId arn accountId accessKeyId sessionContext invokedBy
      identityProvider onBehalfOf inScopeOf credentialId webIdFederationData`,
  },
  // Azure Monitor REST, EventData.
  'azure.activitylogs': {
    '': `authorization caller channels claims correlationId description eventDataId eventName category
      httpRequest id level resourceGroupName resourceProviderName resourceId resourceType operationId
      operationName properties status subStatus eventTimestamp submissionTimestamp subscriptionId
      tenantId`,
  },
  // Cloud Logging LogEntry and AuditLog.
  'gcp.audit': {
    '': `logName resource timestamp receiveTimestamp severity insertId httpRequest labels metadata
      operation trace spanId traceSampled sourceLocation split errorGroups protoPayload textPayload
      jsonPayload`,
    protoPayload: `@type serviceName methodName resourceName resourceLocation resourceOriginalState
      numResponseItems status authenticationInfo authorizationInfo policyViolationInfo requestMetadata
      request response metadata serviceData`,
  },
}

/** `known`, or the names that the log has where the path leaves it. */
export function nativeMembers(path: string, dataset: string): 'known' | readonly string[] {
  const [root = '', member] = path.split('.')
  const own = members[dataset]
  if (own === undefined) return 'known'
  const roots = namesOf(own[''] ?? '')
  if (!roots.includes(root)) return roots
  const below = Object.hasOwn(own, root) ? namesOf(own[root] ?? '') : undefined
  if (below === undefined || member === undefined || below.includes(member)) return 'known'
  return below.map((name) => `${root}.${name}`)
}

function namesOf(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
