/** Objects of STIX 2.1 as Spoor writes them. */

/** An object; observables have no times of their own. */
export interface StixObject {
  readonly type: string
  readonly spec_version: '2.1'
  readonly id: string
  readonly created?: string
  readonly modified?: string
  readonly [property: string]: unknown
}

/** The id of the extension that Attack Flow is. */
export const flowExtension = 'extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4'
