/**
 * Emulated records in the dialects that most deliveries have, plain enough to be passed over where nothing needs
 * their action; `size` is the length of a text in them.
 */

/** An event of CloudTrail that may be passed over. */
export const plainEvent = {
  eventVersion: '1.11',
  eventTime: '2026-09-15T10:00:01Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeTags',
  awsRegion: 'eu-west-1',
  eventID: '8f0d0e3a-0000-4000-8000-000000000001',
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
}

/** What a trail says besides of it. */
export const trailed = {
  userIdentity: { type: 'IAMUser', accountId: '111122223333' },
  eventCategory: 'Management',
}

/** An event of CloudTrail. */
export function eventOf(name: string, size: number): object {
  return {
    eventTime: '2026-09-15T10:00:01Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: name,
    eventID: 'a',
    eventType: 'AwsApiCall',
    userAgent: 'x'.repeat(size),
    requestParameters: { items: [{ a: 1 }, {}] },
    recipientAccountId: '111122223333',
  }
}

/** A row of an Azure Event Hub. */
export function rowOf(name: string, size: number): object {
  return {
    time: '2026-09-15T10:00:01.1239999Z',
    resourceId: '/SUBSCRIPTIONS/AAAAAAAA-1111-4222-8333-444444444444/RESOURCEGROUPS/RG',
    operationName: `MICROSOFT.WEB/SITES/${name}/ACTION`,
    category: 'Administrative',
    resultType: 'Start',
    correlationId: 'c0ec8139-89bc-4712-b20b-67e0b164dd1d',
    properties: { text: 'x'.repeat(size), records: [{ a: 1 }, {}] },
  }
}

/** An entry of a sink of Google Cloud. */
export function entryOf(name: string, size: number): object {
  return {
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      serviceName: 'compute.googleapis.com',
      methodName: name,
      request: { text: 'x'.repeat(size), events: [{ a: 1 }, {}] },
    },
    insertId: 'a',
    resource: { type: 'gce_instance', labels: { project_id: 'example', zone: 'europe-west1-b' } },
    timestamp: '2026-09-15T10:00:01.123456Z',
    logName: 'projects/example/logs/cloudaudit.googleapis.com%2Factivity',
  }
}
