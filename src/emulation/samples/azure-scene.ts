import type { AzureCaller } from '../calls/azure-caller.ts'
import { playAzureExport, subscriptionOf } from '../calls/azure-player.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import type { RandomSource } from '../random.ts'
import type { StoryRecord, StoryRole } from './story.ts'

/** Plays one operation of a fixed caller: two or three rows. */
export type AzureActor = (time: number, operation: AzureOperation, role: StoryRole) => void

/** Collects what one part of the story plays. */
export interface AzureScene {
  readonly random: RandomSource
  readonly records: () => readonly StoryRecord[]
  readonly actor: (caller: AzureCaller) => AzureActor
  /** A row of another category than Administrative, as it is. */
  readonly keep: (record: Omit<StoryRecord, 'source' | 'deliveredAt' | 'part'>) => void
}

/** Opens a scene; all that it draws comes from the given source. */
export function createAzureScene(random: RandomSource): AzureScene {
  const records: StoryRecord[] = []
  return {
    random,
    records: () => records,
    keep: (record) => {
      records.push({ ...record, source: 'azure.activitylogs', deliveredAt: record.time, part: '' })
    },
    actor: (caller) => (time, operation, role) => {
      const correlationId = random.uuid()
      const duration = 1500 + Math.round(random.exponential(6000))
      const rows = playAzureExport({ caller, time, operation, correlationId, duration }, random)
      for (const row of rows) {
        records.push({
          source: 'azure.activitylogs',
          time: row.time,
          deliveredAt: row.time,
          place: subscriptionOf(operation.resourceId),
          part: '',
          id: correlationId,
          record: row.record,
          principal: caller.principal,
          role,
        })
      }
    },
  }
}
