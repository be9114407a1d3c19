/** Ways into a machine that open no port: Systems Manager (section 2.5). */
import { own, reads, type AwsActions } from './aws-action.ts'

/** The rows of ssm.amazonaws.com; commands that name machines by tags name none that we know. */
export const sessionActions: AwsActions = {
  StartSession: { ...reads('access', own('instance', 'request.target')), needsRequest: true },
  SendCommand: { ...reads('access', own('instance', 'request.instanceIds')), needsRequest: true },
}
