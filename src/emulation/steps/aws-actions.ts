import type { AwsActions } from './aws-deed.ts'
import { awsBackupActions } from './aws-backup-actions.ts'
import { awsBlockActions } from './aws-block-actions.ts'
import { awsCopyActions } from './aws-copy-actions.ts'
import { awsKeyActions } from './aws-key-actions.ts'
import { awsNetworkActions } from './aws-network-actions.ts'
import { awsOtherActions } from './aws-other-actions.ts'
import { awsShareActions } from './aws-share-actions.ts'
import { awsUseActions } from './aws-use-actions.ts'

/** What steps can do in AWS. */
export const awsActions: AwsActions = {
  ...awsCopyActions,
  ...awsShareActions,
  ...awsUseActions,
  ...awsNetworkActions,
  ...awsBlockActions,
  ...awsBackupActions,
  ...awsKeyActions,
  ...awsOtherActions,
}
