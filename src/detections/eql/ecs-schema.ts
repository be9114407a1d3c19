import { ecsFieldNames, ecsFieldType } from '../../events/ecs-fields.ts'
import type { EqlSchema } from './schema.ts'

/** The fields of our events as the schema that rules and queries are checked against. */
export const ecsSchema: EqlSchema = {
  typeOf: ecsFieldType,
  get names() {
    return ecsFieldNames()
  },
}
