/** The log itself: what is turned off here is what no later record shows (section 2.5). */
import { settles, type AwsActions } from './aws-action.ts'

/** The rows of cloudtrail.amazonaws.com. */
export const trailActions: AwsActions = {
  StopLogging: settles('unprotect'),
  DeleteTrail: settles('unprotect'),
  UpdateTrail: settles('unprotect'),
  PutEventSelectors: settles('unprotect'),
  DeleteEventDataStore: settles('unprotect'),
}
