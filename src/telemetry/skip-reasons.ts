/** Why something that could be read holds no record of use; the documentation prints this table. */
export const skipReasons = {
  duplicate: 'an event that was delivered before: the same event id, account and source',
  digest: 'a CloudTrail digest file, which only proves that log files are unchanged',
  insight: 'a CloudTrail Insights event, which reports call rates and names no resource',
  'lake-signature': 'the signature file of saved CloudTrail Lake results',
  's3-notification': 'a message that a file was written to a bucket; the file holds the records',
  'control-message': 'a CloudWatch Logs test of a subscription',
  'ebs-notification': 'a native EBS notification, which names no caller',
  'eventbridge-notification': 'an EventBridge event that is no CloudTrail event',
  'azure-backup-job': 'a row of the Azure Backup tables',
  'emulation-label': 'the label that spoor emulate puts beside emulated logs',
  'not-an-audit-log': 'a Google Cloud log entry of another log: flows, load balancers, programs',
} as const

/** A reason of telemetry/ to pass over something. */
export type TelemetrySkip = keyof typeof skipReasons
