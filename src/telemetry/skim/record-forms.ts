/** The dialects of reference/telemetry.md 1 whose records are passed over. */
import type { RecordForm } from './record-form.ts'
import { athenaRowForm } from './skim-athena-row.ts'
import { eventHubForm, restForm } from './skim-azure.ts'
import { cloudtrailForm } from './skim-cloudtrail.ts'
import { logEntryForm } from './skim-gcp.ts'
import { sinkRowForm, viewRowForm } from './skim-gcp-bigquery.ts'
import { logAnalyticsForm } from './skim-log-analytics.ts'
import { ocsfForm } from './skim-ocsf.ts'
import { powershellForm } from './skim-powershell.ts'

/** None has a member that may hold an array of records (`array-envelopes.ts`): where one ends, all of it is known. */
export const recordForms: readonly RecordForm[] = [
  cloudtrailForm,
  athenaRowForm,
  ocsfForm,
  eventHubForm,
  restForm,
  logAnalyticsForm,
  powershellForm,
  logEntryForm,
  sinkRowForm,
  viewRowForm,
]
