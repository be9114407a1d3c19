import type { AwsActions } from './aws-deed.ts'
import { awsBackupActions } from './aws-backup-actions.ts'
import { awsBlockActions } from './aws-block-actions.ts'
import { awsCacheActions } from './aws-cache-actions.ts'
import { awsCopyActions } from './aws-copy-actions.ts'
import { awsFileActions } from './aws-file-actions.ts'
import { awsKeyActions } from './aws-key-actions.ts'
import { awsLightsailActions } from './aws-lightsail-actions.ts'
import { awsNetworkActions } from './aws-network-actions.ts'
import { awsOtherActions } from './aws-other-actions.ts'
import { awsRedshiftActions } from './aws-redshift-actions.ts'
import { awsShareActions } from './aws-share-actions.ts'
import { awsUseActions } from './aws-use-actions.ts'
import { joinActions } from './join-actions.ts'

/** What steps can do in AWS. */
export const awsActions: AwsActions = joinActions(
  awsCopyActions,
  awsShareActions,
  awsUseActions,
  awsNetworkActions,
  awsBlockActions,
  awsBackupActions,
  awsKeyActions,
  awsOtherActions,
  awsLightsailActions,
  awsRedshiftActions,
  awsCacheActions,
  awsFileActions,
)
