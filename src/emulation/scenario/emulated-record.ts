import type { DeliverableRecord } from '../deliveries/delivery.ts'

/** A record of a scenario, ready to be delivered. */
export interface EmulatedRecord extends DeliverableRecord {
  /** eventID, the correlationId of the operation, insertId. */
  readonly id: string
  /** The stable id of who acted. */
  readonly principal: string
  /** The place in the steps of the loaded scenario of the step that made it; absent for noise. */
  readonly step?: number
}
