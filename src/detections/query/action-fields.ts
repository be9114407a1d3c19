/** Fields that name the call, as logs and their ECS documents spell them: they tell rules apart best. */
export const actionFields: ReadonlySet<string> = new Set([
  'event.action',
  'eventName',
  'operationName',
  'operationName.value',
  'operationNameValue',
  'OperationNameValue',
  'methodName',
  'protoPayload.methodName',
])
