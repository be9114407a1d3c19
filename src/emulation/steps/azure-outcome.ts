import { failedOperation } from '../calls/azure-operations.ts'
import type { AzureFailure, AzureOperation } from '../calls/azure-player.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'

/**
 * With which HTTP status an operation fails, by the error code; any other code is a conflict. Codes of
 * a job come after the operation was accepted.
 */
const statuses: Readonly<Record<string, Omit<AzureFailure, 'code' | 'message'>>> = {
  ResourceNotFound: { statusCode: 'NotFound' },
  NotFound: { statusCode: 'NotFound' },
  ParentResourceNotFound: { statusCode: 'NotFound' },
  ResourceGroupNotFound: { statusCode: 'NotFound' },
  BadRequest: { statusCode: 'BadRequest' },
  InvalidParameter: { statusCode: 'BadRequest' },
  InvalidRequestContent: { statusCode: 'BadRequest' },
  LinkedAuthorizationFailed: { statusCode: 'Forbidden' },
  RequestDisallowedByPolicy: { statusCode: 'Forbidden' },
  TooManyRequests: { statusCode: 'TooManyRequests' },
  AllocationFailed: { statusCode: 'Conflict', isAccepted: true },
  OperationPreempted: { statusCode: 'Conflict', isAccepted: true },
  VMExtensionProvisioningError: { statusCode: 'Conflict', isAccepted: true },
}

/** The operation as it went: refused for want of a right, failed, or done. */
export function azureOutcome(operation: AzureOperation, step: TimedStep): AzureOperation {
  if (step.refused === true) return { ...operation, course: 'refused' }
  if (step.fails === undefined) return operation
  const { code, message } = step.fails
  const status = statuses[code] ?? { statusCode: 'Conflict' }
  return failedOperation(operation, { ...status, code, message })
}

/** The operation turned away because there were too many before it. */
export function throttledOperation(operation: AzureOperation): AzureOperation {
  return failedOperation(operation, {
    statusCode: 'TooManyRequests',
    code: 'TooManyRequests',
    message: 'The request is being throttled as the limit has been reached for operation type.',
  })
}
