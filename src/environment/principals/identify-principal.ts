import type { Event } from '../../events/event.ts'
import { awsPrincipal } from './aws-principal.ts'
import { azurePrincipal } from './azure-principal.ts'
import { gcpPrincipal } from './gcp-principal.ts'
import type { Principal } from './principal.ts'

/** Who acted in an event; never fails: an actor that the record hides is of kind `unknown`. */
export function identifyPrincipal(event: Event): Principal {
  switch (event.source) {
    case 'aws.cloudtrail':
      return awsPrincipal(event.native)
    case 'azure.activitylogs':
      return azurePrincipal(event.native)
    case 'gcp.audit':
      return gcpPrincipal(event.native)
  }
}
